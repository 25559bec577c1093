using CouplingTools.Sandbox.BusinessCentral.Errors;

namespace CouplingTools.Sandbox.BusinessCentral.Tables;

/// <summary>Rules of the tables whose rows are known by a code: salespeople, currencies, terms, methods, countries, units.</summary>
/// <remarks>Fidelity: the code is mandatory and unique; renaming it renames it in customers, vendors, contacts, opportunities and items. A code in use may be deleted, as ledger entries are not imitated.</remarks>
internal sealed class CodeTableRules(params (string Set, string Column)[] users) : TableRules
{
    public override void Validate(RowChange change, string column)
    {
        if (column is "email" or "email2")
            FieldRules.Email(change, column);
        if (column == "phoneNo")
            FieldRules.Phone(change, column);
    }

    public override void BeforeInsert(RowChange change)
    {
        if (change.Row.Text("code").Length == 0)
            throw BusinessCentralErrors.MustHaveValue("Code", change.Row.Table.Caption, "Code", string.Empty);
    }

    public override void AfterRename(RowChange change, string from, string to)
    {
        foreach (var (set, column) in users.Where(u => u.Column != "currencyCode" || from != change.LocalCurrency))
            Renaming.Cascade(change, RowChange.Table(set), column, from, to);
    }
}
