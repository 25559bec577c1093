namespace CouplingTools.Engine.Services.OData.Batching;

/// <summary>One operation of a batch.</summary>
/// <param name="Method">The HTTP method.</param>
/// <param name="Path">The address, relative to the service's API.</param>
/// <param name="Headers">The operation's own headers.</param>
/// <param name="Body">The JSON; empty when there is none.</param>
internal sealed record BatchRequest(
    HttpMethod Method, string Path, IReadOnlyList<KeyValuePair<string, string>> Headers, ReadOnlyMemory<byte> Body);
