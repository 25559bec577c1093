namespace CouplingTools.Sandbox.Data;

/// <summary>Writes accounts.</summary>
internal sealed class AccountWriter(Generation generation, SalesSetup sales)
{
    private readonly Dictionary<string, string> _mailOfSalesperson = generation.Setup.Salespeople
        .Where(person => person.Code.Length > 0).ToDictionary(person => person.Code, person => person.Email);

    /// <summary>Writes an account.</summary>
    public void Write(SampleAccount account)
    {
        var company = account.Company;
        var row = sales.New("accounts", company.Id, sales.User(_mailOfSalesperson.GetValueOrDefault(company.Salesperson, "")));
        row["name"] = company.Name;
        row["accountnumber"] = Options.NullIfBlank(account.Number);
        row["customertypecode"] = account.Type;
        SalesAddress.Fill(row, company.Address);
        row["telephone1"] = Options.NullIfBlank(company.Phone);
        row["emailaddress1"] = Options.NullIfBlank(company.Email);
        row["websiteurl"] = Options.NullIfBlank(company.Website);
        row["creditlimit"] = company.CreditLimit;
        row["paymenttermscode"] = Options.ByLabel(row.Table, "paymenttermscode", company.PaymentTerms);
        row["address1_freighttermscode"] = Options.ByLabel(row.Table, "address1_freighttermscode", company.ShipmentMethod);
        row["primarycontactid"] = account.PrimaryContact;
        if (!account.IsActive)
        {
            row["statecode"] = 1;
            row["statuscode"] = 2;
        }

        sales.Insert(row, company.CurrencyCode);
    }
}
