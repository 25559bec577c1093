namespace CouplingTools.Sandbox.Data;

/// <summary>Writes customers with the company contacts that belong to them, as Business Central does.</summary>
internal sealed class CustomerWriter(Generation generation, BusinessCentralSetup setup)
{
    private readonly CompanyContactWriter _contacts = new(generation, setup);

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
        _contacts.Write("Customer", company, contactNumber);
    }
}
