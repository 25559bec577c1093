using CouplingTools.Sandbox.BusinessCentral.Errors;
using CouplingTools.Sandbox.Schema;
using CouplingTools.Sandbox.Storage;

namespace CouplingTools.Sandbox.BusinessCentral.Tables;

/// <summary>Rules of customers.</summary>
/// <remarks>
/// Fidelity: names, lookups, currency, country, phone numbers, e-mail addresses, salespeople; the contact that belongs to a customer. Post codes, tax
/// areas, tax registration numbers, templates and ledger entries are not imitated: any post code is taken and changes nothing else.
/// </remarks>
internal sealed class CustomerRules : TableRules
{
    public override void Validate(RowChange change, string column)
    {
        switch (column)
        {
            case "displayName":
                FieldRules.Name(change);
                break;
            case "country":
                FieldRules.Country(change);
                break;
            case "phoneNumber":
                FieldRules.Phone(change, column);
                break;
            case "email":
                FieldRules.Email(change, column);
                break;
            case "salespersonCode":
                change.Relate(column, "salespeoplePurchasers");
                break;
            case "currencyId":
                CurrencyById(change);
                break;
            case "currencyCode":
                CurrencyByCode(change);
                break;
            case "paymentTermsId":
                change.Lookup(column, "paymentTerms", "Payment Terms");
                break;
            case "shipmentMethodId":
                change.Lookup(column, "shipmentMethods", "Shipment Method");
                break;
            case "paymentMethodId":
                change.Lookup(column, "paymentMethods", "Payment Method");
                break;
            case "taxAreaId":
                RefuseUnlessBlank(change, column);
                break;
            default:
                break;
        }
    }

    public override void BeforeInsert(RowChange change)
    {
        FieldRules.NameProvided(change);
        if (change.Row.Text("currencyCode").Length == 0)
            change.Row["currencyCode"] = change.LocalCurrency;
    }

    public override void AfterInsert(RowChange change) => ContactSynchronization.CustomerInserted(change.Session, change.Row, change.Now);

    public override void AfterModify(RowChange change) => ContactSynchronization.CustomerModified(change.Session, change.Original!, change.Row, change.Now);

    public override void AfterDelete(SandboxSession session, Row row, DateTimeOffset now) => ContactSynchronization.CustomerDeleted(session, row, now);

    private static void CurrencyById(RowChange change) =>
        change.Row["currencyCode"] = change.Lookup("currencyId", "currencies", "Currency")?.Text("code") ?? change.LocalCurrency;

    private static void CurrencyByCode(RowChange change)
    {
        var code = change.Row.Text("currencyCode");
        var local = code.Length == 0 || code == change.LocalCurrency;
        var currency = local ? null : change.Session.First(RowChange.Table("currencies"), "code", code);
        if (change.Set.Contains("currencyId") && (Guid)change.Row["currencyId"]! is var id && id != Guid.Empty)
        {
            if (currency?.Id != id)
                throw BusinessCentralErrors.Dialog("The currency values do not match to a specific Currency.");
            return;
        }
        if (!local && currency is null)
            throw BusinessCentralErrors.Dialog("The \"currencyCode\" does not match to a Currency.");
        change.Row["currencyId"] = currency?.Id ?? Guid.Empty;
        change.Row["currencyCode"] = currency?.Text("code") ?? change.LocalCurrency;
    }
}
