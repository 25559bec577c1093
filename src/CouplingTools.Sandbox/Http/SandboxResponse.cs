namespace CouplingTools.Sandbox.Http;

/// <summary>An answer of a service.</summary>
internal sealed record SandboxResponse(int Status)
{
    /// <summary>Headers, besides the type and length of the content.</summary>
    public HeaderList Headers { get; init; } = [];

    /// <summary>Type of the content.</summary>
    public string? ContentType { get; init; }

    /// <summary>Content; null where there is none.</summary>
    public ReadOnlyMemory<byte>? Body { get; init; }

    /// <summary>How many rows were read or written for it.</summary>
    public int Rows { get; init; }

    /// <summary>True for a status below 400.</summary>
    public bool Succeeded => Status < 400;
}
