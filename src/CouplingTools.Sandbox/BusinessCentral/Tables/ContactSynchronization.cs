using CouplingTools.Sandbox.Schema;
using CouplingTools.Sandbox.Storage;

namespace CouplingTools.Sandbox.BusinessCentral.Tables;

/// <summary>
/// Keeps a customer and the contact that stands for it alike: a new customer gets a contact and the relation between the two, and a change of the fields
/// both have is carried over, in both directions. Persons show the name of their company.
/// </summary>
internal static class ContactSynchronization
{
    private static readonly string[] s_shared =
    [
        "displayName", "addressLine1", "addressLine2", "city", "state", "country", "postalCode", "phoneNumber", "email", "website", "taxRegistrationNumber",
    ];

    private static readonly TableSchema s_customers = SchemaFiles.BusinessCentral.Table("customers");
    private static readonly TableSchema s_contacts = SchemaFiles.BusinessCentral.Table("contacts");
    private static readonly TableSchema s_relations = SchemaFiles.BusinessCentral.Table("contactBusinessRelations");

    /// <summary>Creates the contact of a new customer.</summary>
    /// <returns>The contact.</returns>
    public static Row CustomerInserted(SandboxSession session, Row customer, DateTimeOffset now)
    {
        var contact = BlankRows.New(s_contacts);
        contact.Id = session.NewId();
        contact["number"] = NumberSeries.Next(session, s_contacts);
        contact["type"] = customer["type"];
        contact["contactBusinessRelation"] = "Customer";
        contact["lastModifiedDateTime"] = now;
        Copy(customer, contact);
        if (contact.Text("type") == "Company")
        {
            contact["companyNumber"] = contact["number"];
            contact["companyName"] = contact["displayName"];
        }
        session.Insert(contact);
        var relation = new Row(s_relations) { Id = session.NewId() };
        relation["contactId"] = contact.Id;
        relation["linkToTable"] = "Customer";
        relation["relatedId"] = customer.Id;
        session.Insert(relation);
        return contact;
    }

    /// <summary>Carries a change of a customer over to its contact.</summary>
    public static void CustomerModified(SandboxSession session, Row original, Row customer, DateTimeOffset now)
    {
        if (!Differ(original, customer) || Relation(session, "relatedId", customer.Id) is not { } relation)
            return;
        if (session.Find(s_contacts, (Guid)relation["contactId"]!) is not { } contact || !Differ(customer, contact))
            return;
        var before = contact.Copy();
        Copy(customer, contact);
        Save(session, contact, now);
        NameChanged(session, before, contact, now);
    }

    /// <summary>Carries a change of a contact over to its customer and to the persons of the company.</summary>
    public static void ContactModified(SandboxSession session, Row original, Row contact, DateTimeOffset now)
    {
        NameChanged(session, original, contact, now);
        if (!Differ(original, contact) || Relation(session, "contactId", contact.Id) is not { } relation)
            return;
        if (session.Find(s_customers, (Guid)relation["relatedId"]!) is not { } customer || !Differ(contact, customer))
            return;
        Copy(contact, customer);
        Save(session, customer, now);
    }

    /// <summary>Ends the relation; the contact stays.</summary>
    public static void CustomerDeleted(SandboxSession session, Row customer, DateTimeOffset now)
    {
        if (Relation(session, "relatedId", customer.Id) is not { } relation)
            return;
        session.Delete(s_relations, relation.Id);
        if (session.Find(s_contacts, (Guid)relation["contactId"]!) is not { } contact)
            return;
        contact["contactBusinessRelation"] = "None";
        Save(session, contact, now);
    }

    /// <summary>Ends the relation, and lets go of the company's persons; the customer stays.</summary>
    public static void ContactDeleted(SandboxSession session, Row contact, DateTimeOffset now)
    {
        if (Relation(session, "contactId", contact.Id) is { } relation)
            session.Delete(s_relations, relation.Id);
        foreach (var person in Persons(session, contact))
        {
            person["companyNumber"] = string.Empty;
            person["companyName"] = string.Empty;
            Save(session, person, now);
        }
    }

    private static void NameChanged(SandboxSession session, Row original, Row contact, DateTimeOffset now)
    {
        if (contact.Text("type") != "Company" || original.Text("displayName") == contact.Text("displayName"))
            return;
        if (contact.Text("companyName") != contact.Text("displayName"))
        {
            contact["companyName"] = contact["displayName"];
            session.Update(contact);
        }
        foreach (var person in Persons(session, contact))
        {
            person["companyName"] = contact["displayName"];
            Save(session, person, now);
        }
    }

    private static List<Row> Persons(SandboxSession session, Row company) => [.. session.Query(
        s_contacts, new SqlQuery("t.\"companyNumber\" = @0 AND t.\"id\" <> @1", [company["number"], company.Id], null, null))];

    private static Row? Relation(SandboxSession session, string column, Guid id) => session.First(s_relations, column, id);

    private static bool Differ(Row one, Row other) => Array.Exists(s_shared, c => one.Text(c) != other.Text(c));

    private static void Copy(Row source, Row target)
    {
        var oldSearchName = target.Text("displayName").ToUpperInvariant();
        foreach (var column in s_shared)
            target[column] = source[column];
        if (target.Table.Column("searchName") is not null && target.Text("searchName") == oldSearchName)
            target["searchName"] = target.Text("displayName").ToUpperInvariant();
    }

    private static void Save(SandboxSession session, Row row, DateTimeOffset now)
    {
        row["lastModifiedDateTime"] = now;
        session.Update(row);
    }
}
