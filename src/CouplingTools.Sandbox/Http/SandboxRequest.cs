using CouplingTools.Sandbox.Faults;

namespace CouplingTools.Sandbox.Http;

/// <summary>A request as a service sees it, whether it came by itself or inside a batch.</summary>
internal sealed record SandboxRequest
{
    /// <summary>HTTP method, in upper case.</summary>
    public required string Method { get; init; }

    /// <summary>Absolute address.</summary>
    public required Uri Url { get; init; }

    /// <summary>Address of the service up to and including /api/v2.0/ or /api/data/v9.x/.</summary>
    public required Uri Root { get; init; }

    /// <summary>Segments of the path after <see cref="Root"/>, unescaped.</summary>
    public required IReadOnlyList<string> Path { get; init; }

    /// <summary>Query options, unescaped, in order.</summary>
    public required QueryOptions Query { get; init; }

    /// <summary>Headers, those of the content included.</summary>
    public required HeaderList Headers { get; init; }

    /// <summary>Content.</summary>
    public ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>Number of the batch the request is part of.</summary>
    public long? Batch { get; init; }

    /// <summary>What goes wrong with the HTTP request it came by.</summary>
    public RequestFaults Faults { get; init; } = RequestFaults.None;

    /// <summary>True where the request can change nothing.</summary>
    public bool IsRead => Method is "GET" or "HEAD";
}
