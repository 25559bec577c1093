using CouplingTools.Sandbox.Storage;

namespace CouplingTools.Sandbox.Data;

/// <summary>Writes customers with the company contacts that belong to them, as Business Central does.</summary>
internal sealed class CustomerWriter(Generation generation, BusinessCentralSetup setup)
{
    /// <summary>Writes a customer and its company contact.</summary>
    /// <param name="number">Number of the customer.</param>
    /// <param name="contactNumber">Number of the company contact.</param>
    public void Write(SampleCompany company, string number, string contactNumber)
    {
        var row = setup.New("customers");
        row.Id = company.Id;
        row["number"] = number;
        row["displayName"] = company.Name;
        row["type"] = "Company";
        BusinessCentralAddress.Fill(row, company.Address);
        row["phoneNumber"] = company.Phone;
        row["email"] = company.Email;
        row["website"] = company.Website;
        row["salespersonCode"] = company.Salesperson;
        row["creditLimit"] = company.CreditLimit;
        row["currencyId"] = setup.Id("currencies", company.CurrencyCode);
        row["currencyCode"] = company.CurrencyCode;
        row["paymentTermsId"] = setup.Id("paymentTerms", company.PaymentTerms);
        row["shipmentMethodId"] = setup.Id("shipmentMethods", company.ShipmentMethod);
        row["paymentMethodId"] = setup.Id("paymentMethods", company.PaymentMethod);
        row["blocked"] = generation.Dice.Percent(2) ? "All" : "_x0020_";
        generation.Session.Insert(row);
        WriteRelation(company.Id, WriteContact(company, contactNumber));
    }

    private Guid WriteContact(SampleCompany company, string number)
    {
        var row = setup.New("contacts");
        row["number"] = row["companyNumber"] = number;
        row["type"] = "Company";
        row["displayName"] = row["companyName"] = company.Name;
        row["searchName"] = company.Name.ToUpperInvariant();
        row["contactBusinessRelation"] = "Customer";
        BusinessCentralAddress.Fill(row, company.Address);
        row["phoneNumber"] = company.Phone;
        row["email"] = company.Email;
        row["website"] = company.Website;
        generation.Session.Insert(row);
        return row.Id;
    }

    private void WriteRelation(Guid customer, Guid contact)
    {
        Row row = setup.New("contactBusinessRelations");
        row["contactId"] = contact;
        row["linkToTable"] = "Customer";
        row["relatedId"] = customer;
        generation.Session.Insert(row);
    }
}
