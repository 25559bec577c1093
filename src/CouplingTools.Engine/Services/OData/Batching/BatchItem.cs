namespace CouplingTools.Engine.Services.OData.Batching;

/// <summary>The service's answer to one operation of a batch.</summary>
internal sealed record BatchItem(int Status, IReadOnlyDictionary<string, string> Headers, ReadOnlyMemory<byte> Body)
{
    public bool IsSuccess => Status is >= 200 and < 300;

    public string? Header(string name) => Headers.TryGetValue(name, out var value) ? value : null;
}
