using CouplingTools.Engine.Mappings;
using CouplingTools.Engine.Records;
using CouplingTools.Engine.Services;

namespace CouplingTools.Engine.Couplings.Companies;

/// <summary>
/// The column by which Business Central's own solution tells the companies' rows of a Sales table apart, and what stands for
/// ours in it. It is no mapped field: nobody's edit of it is carried over, and it is in no conflict.
/// </summary>
/// <param name="Own">Our company; blank where Sales does not know it, so that nothing is marked.</param>
/// <param name="Companies">The table that the column refers to; <see langword="null"/> where it holds the company's own id.</param>
internal sealed record CompanyMark(FieldValue Own, TableReference? Companies)
{
    /// <summary>The column, as the solution names it on every table it extends (documentation: "Integrating with Microsoft Dataverse").</summary>
    public const string Column = "bcbi_companyid";

    /// <summary>The filter that leaves out the rows of other companies.</summary>
    public string OwnOrFree
    {
        get
        {
            var column = Companies is null ? Column : $"_{Column}_value";
            return Own.IsBlank ? $"{column} eq null" : $"({column} eq null or {column} eq {Own.Text})";
        }
    }

    public KeyValuePair<string, FieldValue> Claim { get; } = new(Column, Own);

    /// <summary>The column of a table that has it; the table of the companies themselves does not count, nor does a column that a user's mapping writes.</summary>
    public static FieldDescription? ColumnOf(TableDescription sales, IEnumerable<MappedField> fields) =>
        sales.Table is { OptionSet: null, Key: not Column }
        && sales.Fields.GetValueOrDefault(Column) is { CanRead: true, CanUpdate: true, Kind: FieldKind.Lookup or FieldKind.Guid } column
        && !fields.Any(field => field.Definition.Sales.Contains(Column, StringComparer.Ordinal))
            ? column
            : null;

    /// <summary>Whether a row may be marked as ours.</summary>
    public bool CanClaim(Record row) => !Own.IsBlank && row[Column].IsBlank;

    public bool IsOwn(Record row) => !Own.IsBlank && row[Column] == Own;

    public bool IsOthers(Record row) => !row[Column].IsBlank && row[Column] != Own;
}
