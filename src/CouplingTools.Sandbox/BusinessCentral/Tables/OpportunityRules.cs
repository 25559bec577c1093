using CouplingTools.Sandbox.BusinessCentral.Errors;

namespace CouplingTools.Sandbox.BusinessCentral.Tables;

/// <summary>Rules of opportunities.</summary>
/// <remarks>
/// Fidelity: contact and salesperson are looked up, the contact's names follow it; a new opportunity is not started, with the day of its creation. Sales
/// cycles, stages and what the amounts are computed from are not imitated: amounts, probability and closing date stay as they are.
/// </remarks>
internal sealed class OpportunityRules : TableRules
{
    public override void Validate(RowChange change, string column)
    {
        if (column == "contactNumber")
            Contact(change);
        if (column == "salespersonCode")
            change.Relate(column, "salespeoplePurchasers");
    }

    public override void BeforeInsert(RowChange change)
    {
        change.Row["creationDate"] = DateOnly.FromDateTime(change.Now.UtcDateTime);
        change.Row["systemCreatedAt"] = change.Now;
    }

    public override void AfterDelete(Storage.SandboxSession session, Storage.Row row, DateTimeOffset now)
    {
        if (row.Text("status") == "In_x0020_Progress")
            throw BusinessCentralErrors.Dialog("You cannot delete this opportunity while it is active.");
    }

    private static void Contact(RowChange change)
    {
        var contact = change.Relate("contactNumber", "contacts");
        change.Row["contactName"] = contact?.Text("displayName") ?? string.Empty;
        change.Row["contactCompanyName"] = contact?.Text("companyName") ?? string.Empty;
    }
}
