using System.Management.Automation;
using CouplingTools.Module.Tests.Cmdlets;

namespace CouplingTools.Module.Tests.Synchronization;

/// <summary>The company of a contact, carried between companies' contacts in Business Central and accounts in Sales.</summary>
public sealed class ContactCompanyTests
{
    private const string ToSales = " | Sync-Record Contact -Direction ToSales -IfNotCoupled Create -ErrorAction SilentlyContinue";
    private const string ToBusinessCentral = " | Sync-Record Contact -Direction ToBusinessCentral -IfNotCoupled Create -ErrorAction SilentlyContinue";

    [Fact]
    public void Contacts_get_the_accounts_of_their_customers_with_few_requests()
    {
        using var demo = WithCoupledCustomers();
        var accounts = AccountsByName(demo);
        var persons = demo.Run("Get-BusinessCentralRecord Contact").Select(Record).ToDictionary(person => person.Id);
        var before = Logged(demo);

        var results = demo.Run("Get-BusinessCentralRecord Contact" + ToSales).Select(Result).ToList();

        AssertFewRequests(demo, before);
        Assert.Equal(persons.Count, results.Count);
        var created = results.Where(result => result.Outcome == SyncOutcome.Created).ToList();
        Assert.InRange(created.Count, 100, persons.Count);
        var sales = demo.Run("Get-SalesRecord Contact").Select(Record).ToDictionary(contact => contact.Id);
        foreach (var result in created)
        {
            var company = Assert.Single(accounts[(string)persons[result.BusinessCentralId!.Value].Values["companyName"]!]);
            Assert.Equal(company, sales[result.SalesId!.Value].Values["parentcustomerid"]);
        }
        Assert.DoesNotContain(results, result => result.Reason == "LookupMissing" && accounts.Contains((string)persons[result.BusinessCentralId!.Value].Values["companyName"]!));
    }

    [Fact]
    public void Contacts_from_Sales_get_the_companies_of_their_customers_with_few_requests()
    {
        using var demo = WithCoupledCustomers();
        var names = AccountsByName(demo).SelectMany(group => group.Select(account => (account, group.Key))).ToDictionary(pair => pair.account, pair => pair.Key);
        foreach (var (account, _) in names)
            demo.Run("$null = New-SalesRecord Contact @{ firstname = 'Ann'; lastname = 'Lee'; parentcustomerid_account = $args[0] }", account);
        var contacts = demo.Run("Get-SalesRecord Contact").Select(Record).Where(contact => names.ContainsKey((Guid)contact.Values["parentcustomerid"]!)).ToDictionary(contact => contact.Id);
        var before = Logged(demo);

        var results = demo.Run("$args[0]" + ToBusinessCentral, (object)contacts.Values.ToArray()).Select(Result).ToList();

        AssertFewRequests(demo, before);
        var created = results.Where(result => result.Outcome == SyncOutcome.Created).ToList();
        Assert.InRange(created.Count, names.Count, contacts.Count);
        Assert.DoesNotContain(results, result => result.Reason == "LookupMissing");
        var persons = demo.Run("Get-BusinessCentralRecord Contact").Select(Record).ToDictionary(person => person.Id);
        foreach (var result in created)
            Assert.Equal(names[(Guid)contacts[result.SalesId!.Value].Values["parentcustomerid"]!], persons[result.BusinessCentralId!.Value].Values["companyName"]);
    }

    [Fact]
    public void Companies_of_one_name_are_not_mistaken_for_each_other()
    {
        using var demo = ConnectedSession.Open();
        foreach (var account in new[] { demo.Pair("O'Neil & Sons; Ltd."), demo.Pair("O'Neil & Sons; Ltd.") }.Select(pair => pair.SalesId!.Value))
        {
            var contact = demo.One<ServiceRecord>("New-SalesRecord Contact @{ lastname = 'Lee'; parentcustomerid_account = $args[0] }", account);
            var first = demo.One<SyncResult>("$args[0]" + ToBusinessCentral, contact);
            var company = demo.One<ServiceRecord>("Get-BusinessCentralRecord Contact -Id $args[0]", first.BusinessCentralId).Values["companyNumber"];

            var person = demo.One<ServiceRecord>("New-BusinessCentralRecord Contact @{ type = 'Person'; displayName = 'Bo Holm'; companyNumber = $args[0] }", company);
            var second = demo.One<SyncResult>("$args[0]" + ToSales, person);

            Assert.Equal(SyncOutcome.Created, second.Outcome);
            Assert.Equal(account, demo.One<ServiceRecord>("Get-SalesRecord Contact -Id $args[0]", second.SalesId).Values["parentcustomerid"]);
        }
    }

    [Fact]
    public void A_contact_whose_company_is_no_customer_waits_and_names_the_company()
    {
        using var demo = ConnectedSession.Open();
        var company = demo.One<ServiceRecord>("New-BusinessCentralRecord Contact @{ type = 'Company'; displayName = 'Prospect' }");
        var person = demo.One<ServiceRecord>("New-BusinessCentralRecord Contact @{ type = 'Person'; displayName = 'Bo Holm'; companyNumber = $args[0] }", company.Number);

        var result = demo.One<SyncResult>("$args[0]" + ToSales, person);

        Assert.Equal((SyncOutcome.Deferred, "LookupMissing"), (result.Outcome, result.Reason));
        Assert.Contains($"'{company.Number}'", result.Error, StringComparison.Ordinal);
    }

    private static ConnectedSession WithCoupledCustomers()
    {
        var demo = ConnectedSession.Open(customers: 60, contacts: 300);
        demo.Run("Get-BusinessCentralRecord Customer | Sync-Record Customer -Direction ToSales -IfNotCoupled Create -ErrorAction SilentlyContinue");
        return demo;
    }

    /// <summary>The accounts coupled with customers, by the customers' names.</summary>
    private static ILookup<string, Guid> AccountsByName(ConnectedSession demo)
    {
        var names = demo.Run("Get-BusinessCentralRecord Customer").Select(Record).ToDictionary(customer => customer.Id, customer => customer.Name!);
        return demo.Run("Get-RecordCoupling Customer").Select(found => (RecordCoupling)found.BaseObject)
            .ToLookup(coupling => names[coupling.BusinessCentralId], coupling => coupling.SalesId);
    }

    private static int Logged(ConnectedSession demo) => demo.One<int>("@(Get-CouplingSandboxLog).Count");

    private static void AssertFewRequests(ConnectedSession demo, int before)
    {
        var requests = demo.Run(
                "@(Get-CouplingSandboxLog)[$args[0]..100000] | Where-Object { $null -eq $_.Batch } | ForEach-Object { \"$($_.Service) $($_.Method) $($_.Table) $($_.Status)\" }",
                before)
            .Select(request => request.ToString()!).ToList();
        Assert.InRange(requests.Count, 1, 15);
        Assert.All(requests, request => Assert.EndsWith(" 200", request, StringComparison.Ordinal));
        Assert.DoesNotContain(requests, request => request.Contains("contactsInformation", StringComparison.Ordinal));
    }

    private static ServiceRecord Record(PSObject found) => (ServiceRecord)found.BaseObject;

    private static SyncResult Result(PSObject found) => (SyncResult)found.BaseObject;
}
