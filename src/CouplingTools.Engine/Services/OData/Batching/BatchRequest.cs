namespace CouplingTools.Engine.Services.OData.Batching;

/// <summary>One operation of a batch.</summary>
/// <param name="Method">The HTTP method.</param>
/// <param name="Path">The address, relative to the service's API.</param>
/// <param name="Headers">The operation's own headers.</param>
/// <param name="Body">The JSON; empty when there is none.</param>
internal sealed record BatchRequest(
    HttpMethod Method, string Path, IReadOnlyList<KeyValuePair<string, string>> Headers, ReadOnlyMemory<byte> Body)
{
    /// <summary>
    /// Whether sending it twice does no more than sending it once: a read, or a write that is refused once it was done,
    /// because it names the version of the row or the condition that no row has its id.
    /// </summary>
    public bool IsRepeatable => Method == HttpMethod.Get
        || Headers.Any(header => header is { Key: "If-Match", Value: not "*" } or { Key: "If-None-Match", Value: "*" });
}
