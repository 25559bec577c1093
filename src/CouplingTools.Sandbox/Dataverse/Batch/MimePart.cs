namespace CouplingTools.Sandbox.Dataverse.Batch;

/// <summary>One part of a multipart body: its headers and what follows the blank line.</summary>
internal sealed record MimePart(IReadOnlyDictionary<string, string> Headers, string Content)
{
    /// <summary>The value of a header, or null.</summary>
    public string? Header(string name) => Headers.GetValueOrDefault(name);
}
