using CouplingTools.Engine.Services.Http;

namespace CouplingTools.Engine.Services.Dataverse;

/// <summary>Knows the entity sets of the tables that lookups refer to; they cannot be derived from the tables' names.</summary>
internal sealed class EntitySetNames(ServiceTransport transport, DataverseAddress address) : IDisposable
{
    private readonly AsyncCache<string, string> _names = new();

    public void Dispose() => _names.Dispose();

    /// <summary>The entity sets of every table that the operations refer to, by logical name.</summary>
    public async Task<IReadOnlyDictionary<string, string>> ForAsync(
        TableDescription table, IEnumerable<WriteOperation> operations, CancellationToken cancellationToken)
    {
        var targets = operations
            .SelectMany(operation => operation.Values)
            .Where(pair => !pair.Value.IsBlank)
            .Select(pair => LookupBinding.Find(table, pair.Key, pair.Value))
            .Where(found => found is { Target: not null, Error: null })
            .Select(found => found!.Value.Target!.LogicalName)
            .Distinct();
        var names = new Dictionary<string, string>();
        foreach (var target in targets)
            names[target] = await GetAsync(target, cancellationToken);
        return names;
    }

    /// <summary>The entity set of a table.</summary>
    public Task<string> GetAsync(string logicalName, CancellationToken cancellationToken) => _names.GetAsync(logicalName, FetchAsync, cancellationToken);

    private Task<string> FetchAsync(string logicalName, CancellationToken cancellationToken) =>
        transport.ReadAsync(
            () => new(HttpMethod.Get, address.Api($"EntityDefinitions(LogicalName='{logicalName}')", "$select=LogicalName,EntitySetName")),
            response => Read(logicalName, response), cancellationToken);

    private string Read(string logicalName, ServiceResponse response)
    {
        using var document = JsonBody.Parse(transport.Side, response);
        return document.RootElement.TryGetProperty("EntitySetName", out var name) && name.GetString() is { Length: > 0 } set
            ? set
            : throw ServiceErrors.Configuration(transport.Side, "TableNotFound", logicalName);
    }
}
