using CouplingTools.Sandbox.Storage;

namespace CouplingTools.Sandbox.Data;

/// <summary>Fills a new sandbox.</summary>
/// <remarks>
/// Business Central gets the customers and people asked for, and a company contact for every customer. Sales gets as many
/// accounts and people: the share both sides have, half of it equal in every mapped field, and others of its own. What was added later is written last,
/// so that a seed keeps its customers and people.
/// </remarks>
internal static class DataGenerator
{
    /// <summary>Writes the company and its data. All ids come from the options' seed.</summary>
    public static void Generate(SandboxSession session, SandboxOptions options, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var generation = new Generation(session, options, now);
        var businessCentral = new BusinessCentralSetup(generation);
        var sales = new SalesSetup(generation);
        ItemGenerator.Write(generation, businessCentral, sales);
        var companies = CompanyPlan.Make(generation, cancellationToken);
        var people = new PersonPlan(generation, companies);
        people.Make(cancellationToken);
        WriteCompanies(generation, businessCentral, sales, companies, cancellationToken);
        WritePeople(generation, businessCentral, sales, companies, people, cancellationToken);
        businessCentral.WriteSeries("customers", BusinessCentralSetup.Number("C", companies.Customers.Count));
        var contacts = companies.Customers.Count + people.BusinessCentral.Count;
        contacts += new VendorGenerator(generation, businessCentral, sales).Write(index => CompanyPlan.ContactNumber(contacts + index), cancellationToken);
        businessCentral.WriteSeries("contacts", BusinessCentralSetup.Number("CT", contacts));
        new OpportunityGenerator(generation, businessCentral, sales, companies, people).Write(cancellationToken);
        CurrencyGenerator.Write(generation, businessCentral);
        if (options.HasCompanies)
            CompanyRowWriter.Write(generation, sales, businessCentral.Company);
    }

    private static void WriteCompanies(
        Generation generation, BusinessCentralSetup businessCentral, SalesSetup sales, CompanyPlan companies, CancellationToken cancellationToken)
    {
        var customers = new CustomerWriter(generation, businessCentral);
        var accounts = new AccountWriter(generation, sales);
        for (var i = 0; i < companies.Customers.Count; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            customers.Write(companies.Customers[i], CompanyPlan.CustomerNumber(i), CompanyPlan.ContactNumber(i));
        }

        foreach (var account in companies.Accounts.OfType<SampleAccount>().Concat(companies.SalesOnly))
        {
            cancellationToken.ThrowIfCancellationRequested();
            accounts.Write(account);
        }
    }

    private static void WritePeople(
        Generation generation, BusinessCentralSetup businessCentral, SalesSetup sales, CompanyPlan companies, PersonPlan people, CancellationToken cancellationToken)
    {
        var writer = new PersonWriter(generation, businessCentral, sales);
        var number = companies.Customers.Count;
        foreach (var (person, customer) in people.BusinessCentral)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var companyNumber = customer < 0 ? "" : CompanyPlan.ContactNumber(customer);
            writer.WriteBusinessCentral(person, BusinessCentralSetup.Number("CT", ++number), companyNumber, customer < 0 ? "" : companies.Customers[customer].Name);
        }

        foreach (var (person, id, account) in people.Sales)
        {
            cancellationToken.ThrowIfCancellationRequested();
            writer.WriteSales(person, id, account);
        }
    }
}
