namespace CouplingTools.Sandbox.Data;

/// <summary>Writes people: contacts of Business Central and contacts of Sales.</summary>
internal sealed class PersonWriter(Generation generation, BusinessCentralSetup businessCentral, SalesSetup sales)
{
    /// <summary>Writes a person of Business Central.</summary>
    public void WriteBusinessCentral(SamplePerson person, string number, string companyNumber, string companyName)
    {
        var row = businessCentral.New("contacts");
        row["number"] = number;
        row["type"] = "Person";
        row["displayName"] = person.FullName;
        row["searchName"] = person.FullName.ToUpperInvariant();
        row["jobTitle"] = person.JobTitle;
        row["companyNumber"] = companyNumber;
        row["companyName"] = companyName;
        row["contactBusinessRelation"] = "None";
        BusinessCentralAddress.Fill(row, person.Address);
        row["phoneNumber"] = person.Phone;
        row["mobilePhoneNumber"] = person.Mobile;
        row["email"] = person.Email;
        row["website"] = person.Website;
        generation.Session.Insert(row);
    }

    /// <summary>Writes a person of Sales, working for an account or for nobody.</summary>
    public void WriteSales(SamplePerson person, Guid id, Guid? account)
    {
        var row = sales.New("contacts", id, sales.User(""));
        row["firstname"] = Options.NullIfBlank(person.FirstName);
        row["middlename"] = Options.NullIfBlank(person.MiddleName);
        row["lastname"] = person.LastName;
        row["jobtitle"] = Options.NullIfBlank(person.JobTitle);
        row["parentcustomerid"] = account;
        row["parentcustomeridtype"] = account is null ? null : "account";
        SalesAddress.Fill(row, person.Address);
        row["telephone1"] = Options.NullIfBlank(person.Phone);
        row["mobilephone"] = Options.NullIfBlank(person.Mobile);
        row["emailaddress1"] = Options.NullIfBlank(person.Email);
        row["websiteurl"] = Options.NullIfBlank(person.Website);
        sales.Insert(row, "");
    }
}
