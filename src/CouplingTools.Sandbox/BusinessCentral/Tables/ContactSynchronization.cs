using CouplingTools.Sandbox.Schema;
using CouplingTools.Sandbox.Storage;

namespace CouplingTools.Sandbox.BusinessCentral.Tables;

/// <summary>
/// Keeps a customer or vendor and the contact that stands for it alike: a new one gets a contact and the relation between the two, and a change of the
/// fields both have is carried over, in both directions. Persons show the name of their company.
/// </summary>
internal static class ContactSynchronization
{
    private static readonly string[] s_shared =
    [
        "displayName", "addressLine1", "addressLine2", "city", "state", "country", "postalCode", "phoneNumber", "email", "website", "taxRegistrationNumber",
    ];

    private static readonly Dictionary<string, TableSchema> s_partners = new(StringComparer.Ordinal)
    {
        ["Customer"] = SchemaFiles.BusinessCentral.Table("customers"),
        ["Vendor"] = SchemaFiles.BusinessCentral.Table("vendors"),
    };

    private static readonly TableSchema s_contacts = SchemaFiles.BusinessCentral.Table("contacts");
    private static readonly TableSchema s_relations = SchemaFiles.BusinessCentral.Table("contactBusinessRelations");

    /// <summary>Creates the contact of a new customer or vendor.</summary>
    /// <returns>The contact.</returns>
    public static Row PartnerInserted(SandboxSession session, Row partner, DateTimeOffset now)
    {
        var contact = BlankRows.New(s_contacts);
        contact.Id = session.NewId();
        contact["number"] = NumberSeries.Next(session, s_contacts);
        contact["type"] = partner.Table.Column("type") is null ? "Company" : partner["type"];
        contact["contactBusinessRelation"] = partner.Table.Caption;
        contact["lastModifiedDateTime"] = now;
        Copy(partner, contact);
        if (contact.Text("type") == "Company")
        {
            contact["companyNumber"] = contact["number"];
            contact["companyName"] = contact["displayName"];
        }
        session.Insert(contact);
        var relation = new Row(s_relations) { Id = session.NewId() };
        relation["contactId"] = contact.Id;
        relation["linkToTable"] = partner.Table.Caption;
        relation["relatedId"] = partner.Id;
        session.Insert(relation);
        return contact;
    }

    /// <summary>Carries a change of a customer or vendor over to its contact.</summary>
    public static void PartnerModified(SandboxSession session, Row original, Row partner, DateTimeOffset now)
    {
        if (!Differ(original, partner) || Relation(session, "relatedId", partner.Id) is not { } relation)
            return;
        if (session.Find(s_contacts, (Guid)relation["contactId"]!) is not { } contact || !Differ(partner, contact))
            return;
        var before = contact.Copy();
        Copy(partner, contact);
        Save(session, contact, now);
        NameChanged(session, before, contact, now);
    }

    /// <summary>Carries a change of a contact over to its customer or vendor and to the persons of the company.</summary>
    public static void ContactModified(SandboxSession session, Row original, Row contact, DateTimeOffset now)
    {
        NameChanged(session, original, contact, now);
        if (!Differ(original, contact) || Relation(session, "contactId", contact.Id) is not { } relation)
            return;
        if (session.Find(s_partners[relation.Text("linkToTable")], (Guid)relation["relatedId"]!) is not { } partner || !Differ(contact, partner))
            return;
        Copy(contact, partner);
        Save(session, partner, now);
    }

    /// <summary>Ends the relation; the contact stays.</summary>
    public static void PartnerDeleted(SandboxSession session, Row partner, DateTimeOffset now)
    {
        if (Relation(session, "relatedId", partner.Id) is not { } relation)
            return;
        session.Delete(s_relations, relation.Id);
        if (session.Find(s_contacts, (Guid)relation["contactId"]!) is not { } contact)
            return;
        contact["contactBusinessRelation"] = "None";
        Save(session, contact, now);
    }

    /// <summary>Ends the relation, and lets go of the company's persons; the customer or vendor stays.</summary>
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
