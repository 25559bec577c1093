namespace CouplingTools.Sandbox.Data;

/// <summary>Vendors of Business Central with their company contacts, and as many accounts of that type in Sales.</summary>
internal sealed class VendorGenerator(Generation generation, BusinessCentralSetup setup, SalesSetup sales)
{
    private readonly CompanyGenerator _companies = new(generation.Dice, generation.Vocabulary, generation.Countries, generation.Setup);
    private readonly AccountGenerator _accounts = new(generation);
    private readonly AccountWriter _accountWriter = new(generation, sales);
    private readonly CompanyContactWriter _contacts = new(generation, setup);

    /// <summary>Writes as many vendors as the options want.</summary>
    /// <param name="contactNumber">The number of the contact at a place of the list.</param>
    public int Write(Func<int, string> contactNumber, CancellationToken cancellationToken)
    {
        var count = generation.Options.Vendors ?? generation.Options.Customers / 5;
        var shared = (int)Math.Round(count * generation.Options.OverlapPercent / 100m);
        for (var i = 0; i < count; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var company = Next();
            var number = BusinessCentralSetup.Number("V", i + 1);
            Write(company, number);
            _contacts.Write("Vendor", company, contactNumber(i));
            var twin = Share.Twin(i, count, shared);
            _accountWriter.Write(twin == Twin.None
                ? new SampleAccount(Next(), "", AccountGenerator.Vendor, true)
                : _accounts.Of(company, number, twin, AccountGenerator.Vendor));
        }

        setup.WriteSeries("vendors", BusinessCentralSetup.Number("V", count));
        return count;
    }

    /// <summary>A company without what the API does not show of a vendor.</summary>
    private SampleCompany Next() =>
        CompanyPlan.Representable(_companies.Next()) with { Salesperson = "", ShipmentMethod = "", CreditLimit = 0 };

    private void Write(SampleCompany company, string number)
    {
        var row = setup.New("vendors");
        row.Id = company.Id;
        row["number"] = number;
        row["displayName"] = company.Name;
        BusinessCentralAddress.Fill(row, company.Address);
        row["phoneNumber"] = company.Phone;
        row["email"] = company.Email;
        row["website"] = company.Website;
        row["currencyId"] = setup.Id("currencies", company.CurrencyCode);
        row["currencyCode"] = company.CurrencyCode;
        row["paymentTermsId"] = setup.Id("paymentTerms", company.PaymentTerms);
        row["paymentMethodId"] = setup.Id("paymentMethods", company.PaymentMethod);
        row["blocked"] = generation.Dice.Percent(2) ? "All" : "_x0020_";
        generation.Session.Insert(row);
    }
}
