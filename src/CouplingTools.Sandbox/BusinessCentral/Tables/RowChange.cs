using CouplingTools.Sandbox.BusinessCentral.Errors;
using CouplingTools.Sandbox.Schema;
using CouplingTools.Sandbox.Storage;

namespace CouplingTools.Sandbox.BusinessCentral.Tables;

/// <summary>A row that is being inserted or modified, field by field in the order of the request.</summary>
internal sealed class RowChange(SandboxSession session, Row company, BusinessCentralProfile profile, DateTimeOffset now, Row row, Row? original)
{
    /// <summary>The transaction.</summary>
    public SandboxSession Session { get; } = session;

    /// <summary>Switches.</summary>
    public BusinessCentralProfile Profile { get; } = profile;

    /// <summary>The time the change is dated with.</summary>
    public DateTimeOffset Now { get; } = now;

    /// <summary>The row as it shall be.</summary>
    public Row Row { get; } = row;

    /// <summary>The row as it was; null for an insert.</summary>
    public Row? Original { get; } = original;

    /// <summary>Names of the fields the request has set so far.</summary>
    public HashSet<string> Set { get; } = new(StringComparer.Ordinal);

    /// <summary>Code of the local currency.</summary>
    public string LocalCurrency { get; } = company.Text("localCurrencyCode");

    /// <summary>The text the field had before; blank for an insert.</summary>
    public string OriginalText(string column) => Original?.Text(column) ?? string.Empty;

    /// <summary>The row as messages name it.</summary>
    public string Describe() => $"{Row.Table.Caption} {Captions.Of(Row.Table.NumberColumn!)}='{Row.Text(Row.Table.NumberColumn!)}'";

    /// <summary>The table of that set.</summary>
    public static TableSchema Table(string set) => SchemaFiles.BusinessCentral.Table(set);

    /// <summary>Refuses a code that is in no row of a table.</summary>
    public Row? Relate(string column, string set)
    {
        var code = Row.Text(column);
        if (code.Length == 0)
            return null;
        var table = Table(set);
        return Session.First(table, table.NumberColumn!, code)
            ?? throw BusinessCentralErrors.Relation(Captions.Of(column), Row.Table.Caption, code, table.Caption);
    }

    /// <summary>The row an id field points to; null where the field is blank.</summary>
    /// <exception cref="BusinessCentralException">There is no such row: the message names field and table.</exception>
    public Row? Lookup(string column, string set, string caption)
    {
        var id = (Guid)Row[column]!;
        if (id == Guid.Empty)
            return null;
        return Session.Find(Table(set), id) ?? throw BusinessCentralErrors.Dialog($"The \"{column}\" does not match to a {caption}.");
    }
}
