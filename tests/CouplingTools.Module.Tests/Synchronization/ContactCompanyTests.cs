using System.Management.Automation;
using CouplingTools.Module.Tests.Cmdlets;
using CouplingTools.Module.Tests.Hosting;

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

    [Fact]
    public void A_contact_whose_customer_cannot_be_created_says_which_it_is_and_why()
    {
        using var demo = ConnectedSession.Open(0);
        var customer = demo.One<ServiceRecord>("New-BusinessCentralRecord Customer @{ displayName = 'Closed & Sons'; blocked = 'All' }");
        var company = demo.One<ServiceRecord>("Get-BusinessCentralRecord Contact -Filter \"type eq 'Company'\" | Where-Object displayName -eq $args[0]", customer.Name);
        var person = demo.One<ServiceRecord>("New-BusinessCentralRecord Contact @{ type = 'Person'; displayName = 'Bo Holm'; companyNumber = $args[0] }", company.Number);

        var result = demo.One<SyncResult>("$args[0] | Sync-Record -Direction ToSales -IfNotCoupled Create -IncludeDependencies", person);

        Assert.Equal((SyncOutcome.Deferred, "LookupMissing"), (result.Outcome, result.Reason));
        Assert.EndsWith($"Customer {customer.Number}: '{customer.Number}' lies outside the filter of mapping 'Customer' on Business Central: blocked eq '_x0020_'", result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("-IncludeDependencies", result.RecommendedAction, StringComparison.Ordinal);
        var skipped = demo.One<SyncResult>("$args[0] | Sync-Record -Direction ToSales -IfNotCoupled Create", customer);
        Assert.Equal((SyncOutcome.Skipped, "FilteredOut"), (skipped.Outcome, skipped.Reason));
        Assert.Contains("lies outside the filter", skipped.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_contact_of_a_vendor_waits_and_says_that_it_needs_a_mapping_of_its_own()
    {
        using var demo = ConnectedSession.Open(0);
        var result = demo.One<SyncResult>("$args[0]" + ToSales, PersonOfVendor(demo));

        Assert.Equal((SyncOutcome.Deferred, "LookupMissing"), (result.Outcome, result.Reason));
        Assert.Contains("is a vendor, its persons need a mapping of their own; about_CouplingTools_Mappings", result.RecommendedAction, StringComparison.Ordinal);
    }

    /// <summary>As about_CouplingTools_Mappings tells it.</summary>
    [Fact]
    public void A_copy_of_the_mapping_for_vendors_carries_their_persons_both_ways()
    {
        using var demo = ConnectedSession.Open(0);
        demo.UseMappings(File.ReadAllText(Path.Combine(Layout.RepositoryRoot, "module", "mappings", "Contact.json"))
            .Replace("\"name\": \"Contact\"", "\"name\": \"VendorContact\"", StringComparison.Ordinal)
            .Replace("\"dependsOn\": [\"Customer\"]", "\"dependsOn\": [\"Vendor\"]", StringComparison.Ordinal)
            .Replace("\"mapping\": \"Customer\"", "\"mapping\": \"Vendor\"", StringComparison.Ordinal)
            .Replace("\"entitySet\": \"customers\"", "\"entitySet\": \"vendors\"", StringComparison.Ordinal)
            .Replace("parentcustomerid_account/accountid ne null", "parentcustomerid_account/accountid ne null and parentcustomerid_account/customertypecode eq 11", StringComparison.Ordinal));
        var person = PersonOfVendor(demo);

        var created = demo.One<SyncResult>("$args[0] | Sync-Record VendorContact -Direction ToSales -IfNotCoupled Create -IncludeDependencies", person.Id);
        var account = demo.One<RecordCoupling>("Get-RecordCoupling Vendor").SalesId;
        var contact = demo.One<ServiceRecord>("New-SalesRecord VendorContact @{ firstname = 'Ann'; lastname = 'Lee'; parentcustomerid_account = $args[0] }", account);
        var back = demo.One<SyncResult>("Get-SalesRecord VendorContact -Id $args[0] | Sync-Record -Direction ToBusinessCentral -IfNotCoupled Create", contact.Id);

        Assert.Equal((SyncOutcome.Created, SyncOutcome.Created), (created.Outcome, back.Outcome));
        Assert.Equal(account, demo.OnSales(created.SalesId, "VendorContact").Values["parentcustomerid"]);
        Assert.Equal(person.Values["companyNumber"], demo.OnBusinessCentral(back.BusinessCentralId, "VendorContact").Values["companyNumber"]);
    }

    private static ServiceRecord PersonOfVendor(ConnectedSession demo)
    {
        var vendor = demo.One<ServiceRecord>("New-BusinessCentralRecord Vendor @{ displayName = 'Timber' }");
        var company = demo.One<ServiceRecord>("Get-BusinessCentralRecord Contact -Filter \"type eq 'Company'\" | Where-Object displayName -eq $args[0]", vendor.Name);
        return demo.One<ServiceRecord>("New-BusinessCentralRecord Contact @{ type = 'Person'; displayName = 'Bo Holm'; companyNumber = $args[0] }", company.Number);
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
