using CouplingTools.Sandbox.BusinessCentral.Errors;
using CouplingTools.Sandbox.Schema;
using CouplingTools.Sandbox.Storage;

namespace CouplingTools.Sandbox.BusinessCentral.Tables;

/// <summary>Rules of contacts: companies and persons.</summary>
/// <remarks>
/// Fidelity: a company is its own company; a person may belong to one, whose name it shows. That a person inherits address and communication details of
/// its company is not imitated, nor are salutations and the split of a name into its parts, which the API does not show.
/// </remarks>
internal sealed class ContactRules : TableRules
{
    private const string Person = "Person";

    private static readonly TableSchema s_table = SchemaFiles.BusinessCentral.Table("contacts");

    public override void Validate(RowChange change, string column)
    {
        switch (column)
        {
            case "displayName":
                FieldRules.Name(change);
                SearchName(change);
                break;
            case "country":
                FieldRules.Country(change);
                break;
            case "phoneNumber" or "mobilePhoneNumber":
                FieldRules.Phone(change, column);
                break;
            case "email":
                FieldRules.Email(change, column);
                break;
            case "companyNumber":
                Company(change);
                break;
            case "companyName":
                CompanyByName(change);
                break;
            default:
                break;
        }
    }

    public override void BeforeInsert(RowChange change)
    {
        FieldRules.NameProvided(change);
        change.Row["contactBusinessRelation"] = "None";
        Complete(change);
    }

    public override void AfterModify(RowChange change)
    {
        if (Complete(change))
            change.Session.Update(change.Row);
        ContactSynchronization.ContactModified(change.Session, change.Original!, change.Row, change.Now);
    }

    public override void AfterDelete(SandboxSession session, Row row, DateTimeOffset now) => ContactSynchronization.ContactDeleted(session, row, now);

    public override void AfterRename(RowChange change, string from, string to)
    {
        if (change.Row.Text("type") != Person)
            change.Row["companyNumber"] = to;
        Renaming.Cascade(change, s_table, "companyNumber", from, to);
        Renaming.Cascade(change, RowChange.Table("opportunities"), "contactNumber", from, to);
    }

    /// <summary>Makes a company its own company; lets go of a company that is none. True where that changed the row.</summary>
    private static bool Complete(RowChange change)
    {
        var row = change.Row;
        if (row.Text("type") == Person)
        {
            if (row.Text("companyNumber") != row.Text("number"))
                return false;
            row["companyNumber"] = string.Empty;
            row["companyName"] = string.Empty;
            return true;
        }
        if (change.Set.Contains("companyNumber") && row.Text("companyNumber") is { Length: > 0 } company && company != row.Text("number"))
            throw BusinessCentralErrors.FieldValidation($"Type must be equal to 'Person' in {change.Describe()}. Current value is 'Company'.");
        if (row.Text("companyNumber") == row.Text("number") && row.Text("companyName") == row.Text("displayName"))
            return false;
        row["companyNumber"] = row["number"];
        row["companyName"] = row["displayName"];
        return true;
    }

    private static void Company(RowChange change)
    {
        var number = change.Row.Text("companyNumber");
        if (number.Length > 0 && number == change.Row.Text("number"))
            return;
        var company = change.Relate("companyNumber", "contacts");
        if (company is not null && company.Text("type") == Person)
            throw BusinessCentralErrors.Relation(Captions.Of("companyNumber"), change.Row.Table.Caption, number, "Contact");
        change.Row["companyName"] = company?.Text("displayName") ?? string.Empty;
    }

    private static void CompanyByName(RowChange change)
    {
        var name = change.Row.Text("companyName");
        var current = change.Row.Text("companyNumber") is { Length: > 0 } number ? change.Session.First(s_table, "number", number) : null;
        if (name.Length == 0)
            change.Row["companyNumber"] = string.Empty;
        else if (current?.Text("displayName") != name && name != change.Row.Text("displayName"))
            change.Row["companyNumber"] = Companies(change.Session, name).FirstOrDefault()?.Text("number") ?? throw BusinessCentralErrors.NotImitated("a company name without its company");
    }

    private static IEnumerable<Row> Companies(SandboxSession session, string name) =>
        session.Query(s_table, new SqlQuery("t.\"displayName\" = @0 AND t.\"type\" = 'Company'", [name], "t.\"number\"", 1));

    private static void SearchName(RowChange change)
    {
        var search = change.Row.Text("searchName");
        if (search.Length == 0 || string.Equals(search, change.OriginalText("displayName"), StringComparison.OrdinalIgnoreCase))
            change.Row["searchName"] = change.Row.Text("displayName").ToUpperInvariant();
    }
}
