using CouplingTools.Sandbox.Storage;

namespace CouplingTools.Sandbox.BusinessCentral.Tables;

/// <summary>Rules of vendors.</summary>
/// <remarks>
/// Fidelity: as of customers; the API does not insist on a name here. The 1099 code is taken as it is. Post codes, templates and ledger entries are not
/// imitated.
/// </remarks>
internal sealed class VendorRules : TableRules
{
    public override void Validate(RowChange change, string column)
    {
        switch (column)
        {
            case "country":
                FieldRules.Country(change);
                break;
            case "phoneNumber":
                FieldRules.Phone(change, column);
                break;
            case "email":
                FieldRules.Email(change, column);
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
            case "paymentMethodId":
                change.Lookup(column, "paymentMethods", "Payment Method");
                break;
            default:
                break;
        }
    }

    public override void BeforeInsert(RowChange change) => CurrencyFields.Complete(change);

    public override void AfterInsert(RowChange change) => ContactSynchronization.PartnerInserted(change.Session, change.Row, change.Now);

    public override void AfterModify(RowChange change) => ContactSynchronization.PartnerModified(change.Session, change.Original!, change.Row, change.Now);

    public override void AfterDelete(SandboxSession session, Row row, DateTimeOffset now) => ContactSynchronization.PartnerDeleted(session, row, now);
}
