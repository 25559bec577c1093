using CouplingTools.Module.Tests.Cmdlets;

namespace CouplingTools.Module.Tests.Synchronization;

/// <summary>
/// Records that refer to each other. They are created without the field that closes the circle, and completed once both are there. A field of
/// text stands for one that a company's own API would have: Business Central's has no primary contact and no parent of a customer.
/// </summary>
public sealed class CircularLookupTests
{
    private const string PrimaryContact =
        """
        { "name": "displayName", "businessCentral": "displayName", "sales": "name" },
        { "name": "primaryContact", "businessCentral": "addressLine2", "sales": "primarycontactid", "codec": "lookup",
          "lookup": { "mapping": "Contact", "businessCentral": { "entitySet": "contacts", "reference": "number", "key": "id" } } }
        """;

    private const string Parent =
        """
        { "name": "displayName", "businessCentral": "displayName", "sales": "name" },
        { "name": "parent", "businessCentral": "addressLine2", "sales": "parentaccountid", "codec": "lookup",
          "lookup": { "mapping": "Own", "businessCentral": { "entitySet": "customers", "reference": "number", "key": "id" } } }
        """;

    [Theory]
    [InlineData("$args[0], $args[1] | Sync-Record -Direction ToSales -IfNotCoupled Create", 2)]
    [InlineData("$args[1], $args[0] | Sync-Record -Direction ToSales -IfNotCoupled Create", 2)]
    [InlineData("$args[0], $args[1] | Sync-Record -Direction ToSales -IfNotCoupled Create -BatchSize 1", 2)]
    [InlineData("Sync-Record -Mapping Contact, Customer -Changed -Direction ToSales -IfNotCoupled Create", 2)]
    [InlineData("$args[0] | Sync-Record -Direction ToSales -IfNotCoupled Create -IncludeDependencies", 1)]
    [InlineData("$args[1] | Sync-Record -Direction ToSales -IfNotCoupled Create -IncludeDependencies", 1)]
    public void A_customer_and_its_primary_contact_are_created_in_Sales_and_refer_to_each_other(string script, int inputs)
    {
        using var demo = WithPrimaryContacts();
        var (customer, person) = InBusinessCentral(demo, "Adatum");

        var results = demo.Results(script, customer, person);

        Assert.Equal(inputs, results.Count);
        Assert.All(results, result => Assert.Equal((SyncOutcome.Created, null, null), (result.Outcome, result.Reason, result.ErrorClass)));
        var account = demo.One<RecordCoupling>("Get-RecordCoupling Customer -BusinessCentralId $args[0]", customer.Id);
        var contact = demo.One<RecordCoupling>("Get-RecordCoupling Contact -BusinessCentralId $args[0]", person.Id);
        Assert.Equal((CouplingStatus.Synchronized, CouplingStatus.Synchronized), (account.Status, contact.Status));
        Assert.Equal(contact.SalesId, demo.OnSales(account.SalesId).Values["primarycontactid"]);
        Assert.Equal(account.SalesId, demo.OnSales(contact.SalesId, "Contact").Values["parentcustomerid"]);
        AssertToldOnce(demo, results);
        AssertNothingIsLeft(demo);
    }

    [Theory]
    [InlineData("$args[0], $args[1] | Sync-Record -Direction ToBusinessCentral -IfNotCoupled Create", 2)]
    [InlineData("$args[1], $args[0] | Sync-Record -Direction ToBusinessCentral -IfNotCoupled Create", 2)]
    [InlineData("Sync-Record -Mapping Contact, Customer -Changed -Direction ToBusinessCentral -IfNotCoupled Create", 2)]
    [InlineData("$args[0] | Sync-Record -Direction ToBusinessCentral -IfNotCoupled Create -IncludeDependencies", 1)]
    [InlineData("$args[1] | Sync-Record -Direction ToBusinessCentral -IfNotCoupled Create -IncludeDependencies", 1)]
    public void An_account_and_its_primary_contact_are_created_in_Business_Central_and_refer_to_each_other(string script, int inputs)
    {
        using var demo = WithPrimaryContacts();
        var account = demo.Account("Adatum");
        var contact = demo.One<ServiceRecord>("New-SalesRecord Contact @{ firstname = 'Ann'; lastname = 'Lee'; parentcustomerid_account = $args[0] }", account.Id);
        demo.Run("Set-SalesRecord Customer -Id $args[0] -Value @{ primarycontactid = $args[1] }", account.Id, contact.Id);

        var results = demo.Results(script, account, contact);

        Assert.Equal(inputs, results.Count);
        Assert.All(results, result => Assert.Equal((SyncOutcome.Created, null, null), (result.Outcome, result.Reason, result.ErrorClass)));
        var person = demo.OnBusinessCentral(demo.One<RecordCoupling>("Get-RecordCoupling Contact -SalesId $args[0]", contact.Id).BusinessCentralId, "Contact");
        var customer = demo.OnBusinessCentral(demo.One<RecordCoupling>("Get-RecordCoupling Customer -SalesId $args[0]", account.Id).BusinessCentralId);
        Assert.Equal((person.Number, "Adatum"), (customer.Values["addressLine2"], person.Values["companyName"]));
        AssertToldOnce(demo, results);
        AssertNothingIsLeft(demo);
    }

    [Theory]
    [InlineData(Side.BusinessCentral)]
    [InlineData(Side.Sales)]
    public void Records_that_refer_to_others_of_their_mapping_are_created_in_any_order(Side source)
    {
        using var demo = ConnectedSession.Open(0);
        demo.UseMappings(OwnMapping.Json(Parent));
        var ids = Chain(demo, source, 5);

        var results = demo.Results($"$args[0] | Sync-Record Own -Direction {Toward(source)} -IfNotCoupled Create -BatchSize 2", (object)Enumerable.Reverse(ids).ToArray());

        Assert.All(results, result => Assert.Equal((SyncOutcome.Created, null), (result.Outcome, result.Reason)));
        Assert.Equal(4, results.Count(result => result.ChangedFields.Contains("parent")));
        var couplings = demo.All<RecordCoupling>("Get-RecordCoupling Own");
        var accounts = ids.Select(id => couplings.Single(coupling => (source == Side.Sales ? coupling.SalesId : coupling.BusinessCentralId) == id)).ToList();
        foreach (var (child, parent) in accounts.Skip(1).Zip(accounts))
        {
            Assert.Equal(parent.SalesId, demo.OnSales(child.SalesId, "Own").Values["parentaccountid"]);
            Assert.Equal(demo.OnBusinessCentral(parent.BusinessCentralId, "Own").Number, demo.OnBusinessCentral(child.BusinessCentralId, "Own").Values["addressLine2"]);
        }

        AssertToldOnce(demo, results);
    }

    [Fact]
    public void A_record_that_refers_to_itself_is_created_and_completed()
    {
        using var demo = ConnectedSession.Open(0);
        demo.UseMappings(OwnMapping.Json(Parent));
        var customer = demo.Customer("Adatum");
        demo.Run("Set-BusinessCentralRecord Own -Id $args[0] -Value @{ addressLine2 = $args[1] }", customer.Id, customer.Number);

        var result = demo.Result("$args[0] | Sync-Record Own -Direction ToSales -IfNotCoupled Create -IncludeDependencies", customer.Id);

        Assert.Equal((SyncOutcome.Created, null), (result.Outcome, result.Reason));
        Assert.Equal(result.SalesId, demo.OnSales(result.SalesId, "Own").Values["parentaccountid"]);
    }

    [Fact]
    public void What_is_not_coupled_in_the_end_is_told_and_waits_without_being_lost_to_a_run_the_other_way()
    {
        using var demo = ConnectedSession.Open(0);
        demo.UseMappings(OwnMapping.Json(Parent));
        var ids = Chain(demo, Side.BusinessCentral, 2);

        var created = demo.Invoke("$args[0] | Sync-Record Own -Direction ToSales -IfNotCoupled Create", ids[1]);

        var result = Assert.Single(created.Results());
        Assert.Equal((SyncOutcome.Created, "LookupMissing", null), (result.Outcome, result.Reason, result.ErrorClass));
        Assert.Contains("parent", result.Error, StringComparison.Ordinal);
        Assert.Contains("-IncludeDependencies", result.RecommendedAction, StringComparison.Ordinal);
        Assert.Contains(created.Warnings, warning => warning.Contains("1 record of mapping 'Own' was written without a field", StringComparison.Ordinal));
        Assert.Equal(CouplingStatus.Pending, demo.One<RecordCoupling>("Get-RecordCoupling Own").Status);
        AssertToldOnce(demo, [result]);

        var deferred = demo.Result("Sync-Record Own -All -Direction Bidirectional");
        Assert.Equal((SyncOutcome.Deferred, "LookupMissing", ErrorClass.Data), (deferred.Outcome, deferred.Reason, deferred.ErrorClass));
        Assert.Equal(SyncOutcome.Created, demo.Result("$args[0] | Sync-Record Own -Direction ToSales -IfNotCoupled Create", ids[0]).Outcome);

        var back = demo.Results("Sync-Record Own -All -Direction ToBusinessCentral").Single(entry => entry.BusinessCentralId == ids[1]);
        Assert.Equal((SyncOutcome.Unchanged, "PendingOtherDirection"), (back.Outcome, back.Reason));
        var completed = demo.Results("Sync-Record Own -Changed -Direction Bidirectional").Single(entry => entry.BusinessCentralId == ids[1]);
        Assert.Equal((SyncOutcome.Updated, "parent"), (completed.Outcome, Assert.Single(completed.ChangedFields)));
    }

    [Fact]
    public void A_preview_creates_neither()
    {
        using var demo = WithPrimaryContacts();
        var (customer, _) = InBusinessCentral(demo, "Adatum");
        var writes = demo.Writes();

        var planned = demo.Result("$args[0] | Sync-Record -Direction ToSales -IfNotCoupled Create -IncludeDependencies -WhatIf", customer);

        Assert.Equal((SyncOutcome.Planned, "Created", writes), (planned.Outcome, planned.Reason, demo.Writes()));
    }

    [Fact]
    public void An_edit_of_a_coupled_record_is_carried_while_the_new_record_it_refers_to_is_created()
    {
        using var demo = WithPrimaryContacts();
        var (customer, person) = InBusinessCentral(demo, "Adatum");
        demo.Run("Set-BusinessCentralRecord Customer -Id $args[0] -Value @{ addressLine2 = '' }", customer.Id);
        demo.Run("$args[0] | Sync-Record -Direction ToSales -IfNotCoupled Create", customer);
        demo.Run("Set-BusinessCentralRecord Customer -Id $args[0] -Value @{ addressLine2 = $args[1]; displayName = 'Adatum Group' }", customer.Id, person.Number);

        var results = demo.Results("Sync-Record -Mapping Customer, Contact -Changed -Direction ToSales -IfNotCoupled Create");

        Assert.Equal([SyncOutcome.Created, SyncOutcome.Updated], results.Select(result => result.Outcome).Order());
        Assert.Equal(["displayName", "primaryContact"], results.Single(result => result.Outcome == SyncOutcome.Updated).ChangedFields.Order(StringComparer.Ordinal));
        AssertToldOnce(demo, results);
    }

    private static ConnectedSession WithPrimaryContacts()
    {
        var demo = ConnectedSession.Open(0);
        demo.UseMappings(OwnMapping.Json(
            PrimaryContact, """ "direction": "bidirectional", """, """, "filter": "customertypecode eq 3", "defaults": { "customertypecode": 3 }""", name: "Customer"));
        return demo;
    }

    private static (ServiceRecord Customer, ServiceRecord Person) InBusinessCentral(ConnectedSession demo, string name)
    {
        var customer = demo.Customer(name);
        var company = demo.One<ServiceRecord>("Get-BusinessCentralRecord Contact -Filter \"type eq 'Company'\" | Where-Object displayName -eq $args[0]", name);
        var person = demo.One<ServiceRecord>("New-BusinessCentralRecord Contact @{ type = 'Person'; displayName = 'Bo Holm'; companyNumber = $args[0] }", company.Number);
        demo.Run("Set-BusinessCentralRecord Customer -Id $args[0] -Value @{ addressLine2 = $args[1] }", customer.Id, person.Number);
        return (customer, person);
    }

    /// <summary>Records of which each refers to the one before it.</summary>
    private static List<Guid> Chain(ConnectedSession demo, Side side, int length)
    {
        var records = new List<ServiceRecord>();
        for (var index = 0; index < length; index++)
        {
            var record = side == Side.Sales
                ? demo.One<ServiceRecord>("New-SalesRecord Own @{ name = $args[0]; parentaccountid = $args[1] }", $"Company {index}", records.LastOrDefault()?.Id)
                : demo.One<ServiceRecord>("New-BusinessCentralRecord Own @{ displayName = $args[0]; addressLine2 = $args[1] }", $"Company {index}", records.LastOrDefault()?.Number ?? "");
            records.Add(record);
        }

        return [.. records.Select(record => record.Id)];
    }

    private static SyncDirection Toward(Side source) => source == Side.Sales ? SyncDirection.ToBusinessCentral : SyncDirection.ToSales;

    /// <summary>The history says of every input what the run said of it, once, and counts it once.</summary>
    private static void AssertToldOnce(ConnectedSession demo, IReadOnlyList<SyncResult> results)
    {
        foreach (var run in results.GroupBy(result => result.RunId))
        {
            var told = demo.All<SyncResult>("Get-SyncResult -Run $args[0]", run.Key);
            Assert.Equal(
                run.Select(Told).Order(StringComparer.Ordinal), told.Select(Told).Order(StringComparer.Ordinal));
            var counted = demo.One<SyncRun>("Get-SyncRun -Id $args[0]", run.Key);
            Assert.Equal(
                (run.Count(), run.Count(result => result.Outcome == SyncOutcome.Created), run.Count(result => result.Outcome == SyncOutcome.Updated)),
                (counted.Total, counted.Created, counted.Updated));
        }
    }

    private static string Told(SyncResult result) =>
        $"{result.BusinessCentralId} {result.SalesId} {result.Outcome} {result.Reason} {string.Join(',', result.ChangedFields)}";

    private static void AssertNothingIsLeft(ConnectedSession demo)
    {
        var written = demo.RowsWritten();
        var results = demo.Results("Sync-Record -Mapping Customer, Contact -All -Direction Bidirectional");
        Assert.All(results, result => Assert.Equal((SyncOutcome.Unchanged, null), (result.Outcome, result.Reason)));
        Assert.Equal(written, demo.RowsWritten());
    }
}
