namespace CouplingTools.Sandbox.Data;

/// <summary>The companies of a new sandbox: customers, and the accounts of those both sides have and of those only Sales has.</summary>
/// <param name="Accounts">The account of the customer at the same place; null where it has none.</param>
/// <param name="SalesOnly">The accounts that are no customer.</param>
internal sealed record CompanyPlan(IReadOnlyList<SampleCompany> Customers, IReadOnlyList<SampleAccount?> Accounts, IReadOnlyList<SampleAccount> SalesOnly)
{
    /// <summary>Number of the customer at that place.</summary>
    public static string CustomerNumber(int index) => BusinessCentralSetup.Number("C", index + 1);

    /// <summary>Number of the company contact of the customer at that place.</summary>
    public static string ContactNumber(int index) => BusinessCentralSetup.Number("CT", index + 1);

    /// <summary>Makes as many customers as the options want, and as many accounts.</summary>
    public static CompanyPlan Make(Generation generation, CancellationToken cancellationToken)
    {
        var companies = new CompanyGenerator(generation.Dice, generation.Vocabulary, generation.Countries, generation.Setup);
        var accounts = new AccountGenerator(generation);
        var count = generation.Options.Customers;
        var shared = (int)Math.Round(count * generation.Options.OverlapPercent / 100m);
        var customers = new List<SampleCompany>(count);
        var twins = new List<SampleAccount?>(count);
        var others = new List<SampleAccount>(count - shared);
        for (var i = 0; i < count; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var twin = Share.Twin(i, count, shared);
            var company = companies.Next();
            customers.Add(twin == Twin.None ? company : company = Representable(company));
            twins.Add(twin == Twin.None ? null : accounts.Of(company, CustomerNumber(i), twin));
            if (twin == Twin.None)
            {
                others.Add(accounts.Of(companies.Next()));
            }
        }

        return new CompanyPlan(customers, twins, others);
    }

    /// <summary>Both sides can only agree on codes that Sales has an option for.</summary>
    public static SampleCompany Representable(SampleCompany company)
    {
        var table = Schema.SchemaFiles.Dataverse.Table("accounts");
        return company with
        {
            PaymentTerms = Options.ByLabel(table, "paymenttermscode", company.PaymentTerms) is null ? "" : company.PaymentTerms,
            ShipmentMethod = Options.ByLabel(table, "address1_freighttermscode", company.ShipmentMethod) is null ? "" : company.ShipmentMethod,
        };
    }
}
