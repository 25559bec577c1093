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
                CurrencyFields.ById(change);
                break;
            case "currencyCode":
                CurrencyFields.ByCode(change);
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
        CurrencyFields.Complete(change);
    }

    public override void AfterInsert(RowChange change) => ContactSynchronization.PartnerInserted(change.Session, change.Row, change.Now);

    public override void AfterModify(RowChange change) => ContactSynchronization.PartnerModified(change.Session, change.Original!, change.Row, change.Now);

    public override void AfterDelete(SandboxSession session, Row row, DateTimeOffset now) => ContactSynchronization.PartnerDeleted(session, row, now);
}
