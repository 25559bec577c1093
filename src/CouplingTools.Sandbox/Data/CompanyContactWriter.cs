using CouplingTools.Sandbox.Storage;

namespace CouplingTools.Sandbox.Data;

/// <summary>Writes the company contacts that stand for customers and vendors.</summary>
internal sealed class CompanyContactWriter(Generation generation, BusinessCentralSetup setup)
{
    /// <summary>Writes the contact and its relation.</summary>
    /// <param name="partner">What the company is: Customer or Vendor.</param>
    /// <param name="number">Number of the contact.</param>
    public void Write(string partner, SampleCompany company, string number)
    {
        var contact = WriteContact(partner, company, number);
        Row row = setup.New("contactBusinessRelations");
        row["contactId"] = contact;
        row["linkToTable"] = partner;
        row["relatedId"] = company.Id;
        generation.Session.Insert(row);
    }

    private Guid WriteContact(string partner, SampleCompany company, string number)
    {
        var row = setup.New("contacts");
        row["number"] = row["companyNumber"] = number;
        row["type"] = "Company";
        row["displayName"] = row["companyName"] = company.Name;
        row["searchName"] = company.Name.ToUpperInvariant();
        row["contactBusinessRelation"] = partner;
        BusinessCentralAddress.Fill(row, company.Address);
        row["phoneNumber"] = company.Phone;
        row["email"] = company.Email;
        row["website"] = company.Website;
        generation.Session.Insert(row);
        return row.Id;
    }
}
