using CouplingTools.Engine.Records;
using CouplingTools.Engine.Services;

namespace CouplingTools.Engine.Synchronization.Lookups;

/// <summary>Reads the rows of a table that a mapping's lookup names.</summary>
/// <param name="service">The side the table is on.</param>
/// <param name="route">The API route of Business Central.</param>
/// <param name="entitySet">The entity set.</param>
/// <param name="reference">The field that the lookup searches.</param>
/// <param name="filter">An OData filter on the table.</param>
/// <param name="logicalName">The Dataverse logical name; Business Central has none.</param>
/// <param name="expansion">The related rows to read as well.</param>
internal sealed class HopRows(
    IRecordService service, string route, string entitySet, string reference, string? filter, string? logicalName = null, LookupExpansion? expansion = null)
{
    private TableReference? _table;

    public Side Side => service.Side;

    /// <summary>Reads the rows whose field has one of the values.</summary>
    public async Task<IReadOnlyList<Record>> ReadAsync(
        string field, IReadOnlyCollection<FieldValue> values, IReadOnlyList<string> fields, CancellationToken cancellationToken)
    {
        if (values.Count == 0)
            return [];
        var table = await TableAsync(cancellationToken).ConfigureAwait(false);
        return await service.ReadByKeyAsync(table, field, values, filter, fields, cancellationToken).ConfigureAwait(false);
    }

    private async Task<TableReference> TableAsync(CancellationToken cancellationToken)
    {
        if (_table is { } known)
            return known;
        var table = new TableReference(entitySet, reference, logicalName, route)
        {
            Expansion = expansion is null ? null : new(expansion.Navigation, expansion.Filter),
        };
        var description = await service.DescribeAsync(table, cancellationToken).ConfigureAwait(false);
        return _table = table with { Key = IdField(description) };
    }

    /// <summary>The mapping does not name the field of the row's id, which the services want to read with every row.</summary>
    private string IdField(TableDescription description)
    {
        var own = description.Fields.Values
            .Where(field => field.Kind == FieldKind.Guid && description.Table.Expansion?.RelatedField(field.Name) is null)
            .Select(field => field.Name).ToList();
        string?[] usual = [reference, "id", logicalName + "id"];
        return usual.FirstOrDefault(name => name is not null && own.Contains(name)) ?? own.FirstOrDefault() ?? reference;
    }
}
