using CouplingTools.Engine.Records;
using CouplingTools.Engine.Services.OData;

namespace CouplingTools.Engine.Services.Dataverse;

/// <summary>How Dataverse is asked (documentation: "Query data using the Web API", "Web API query function reference").</summary>
internal sealed class DataverseDialect(DataverseAddress address) : IODataDialect
{
    // The number of conditions is limited to about 500; an In(...) is one condition.
    private const int MaxComparisons = 200;

    public Side Side => Side.Sales;

    public int MaxAddressLength => 32_000;

    public int MaxPageSize => 5_000;

    public string? ModifiedField(TableDescription table) => table.Fields.ContainsKey("modifiedon") ? "modifiedon" : null;

    public string WireName(TableDescription table, string field) =>
        KindOf(table, field) == FieldKind.Lookup ? $"_{field}_value" : field;

    public Uri Rows(TableReference table, string query) => address.Api(table.EntitySet, query);

    public AnyOfCondition AnyOf(TableDescription table, string field, IReadOnlyList<FieldValue> values)
    {
        if (field == table.Table.Key)
        {
            return new(
                $"Microsoft.Dynamics.CRM.In(PropertyName='{field}',PropertyValues=[",
                [.. values.Select(value => $"\"{value.Text}\"")], ",", "])", MaxPageSize);
        }
        var kind = KindOf(table, field);
        var name = WireName(table, field);
        return new(
            string.Empty, [.. values.Select(value => $"{name} eq {FilterText.Literal(kind, value)}")], " or ", string.Empty, MaxComparisons);
    }

    private static FieldKind KindOf(TableDescription table, string field) =>
        table.Fields.TryGetValue(field, out var description) ? description.Kind : FieldKind.Text;
}
