using CouplingTools.Engine.Records;
using CouplingTools.Engine.Services.OData;

namespace CouplingTools.Engine.Services.BusinessCentral;

/// <summary>How Business Central is asked (documentation: "Using filter expressions in OData URIs", "Operational limits online").</summary>
internal sealed class BusinessCentralDialect(BusinessCentralAddress address, Guid companyId) : IODataDialect
{
    private static readonly string[] s_modified = ["lastModifiedDateTime", "systemModifiedAt"];

    public Side Side => Side.BusinessCentral;

    public int MaxAddressLength => 15_000;

    public int MaxPageSize => 20_000;

    public string? ModifiedField(TableDescription table) => s_modified.FirstOrDefault(table.Fields.ContainsKey);

    public string WireName(TableDescription table, string field) => field;

    public string Path(TableReference table) => $"companies({companyId})/{table.EntitySet}";

    public Uri Rows(TableReference table, string query) => address.Api(table.Route, Path(table), query);

    public AnyOfCondition AnyOf(TableDescription table, string field, IReadOnlyList<FieldValue> values)
    {
        var kind = table.Fields.TryGetValue(field, out var description) ? description.Kind : FieldKind.Text;
        return new(string.Empty, [.. values.Select(value => $"{field} eq {FilterText.Literal(kind, value)}")], " or ", string.Empty, int.MaxValue);
    }
}
