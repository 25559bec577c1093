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
    public void A_preview_creates_neither_and_names_the_field_that_follows()
    {
        const string Preview = "$args[0] | Sync-Record -Direction ToSales -IfNotCoupled Create -IncludeDependencies -WhatIf";
        using var demo = WithPrimaryContacts();
        var (customer, person) = InBusinessCentral(demo, "Adatum");
        var writes = demo.Writes();

        var planned = demo.Result(Preview, customer);

        Assert.Equal((SyncOutcome.Planned, "Created", writes), (planned.Outcome, planned.Reason, demo.Writes()));
        var later = Assert.Single(planned.Changes, change => change.Field == "primaryContact");
        Assert.Equal((Side.Sales, null, (object)person.Id, SyncWarning.WrittenLater), (later.Side, later.Old, later.New, later.Warning!.Reason));
        Assert.Contains("'Contact'", later.Warning.Message, StringComparison.Ordinal);
        Assert.Matches($"primaryContact \\(Sales\\): .*{person.Id}.*, once that is coupled", demo.Show(Preview, customer));
    }

    /// <summary>A coupled record waits for one that the run would create: the preview says so as the run would.</summary>
    [Theory]
    [InlineData("Sync-Record -Mapping Customer, Contact -Changed -Direction ToSales -IfNotCoupled Create", SyncOutcome.Updated)]
    [InlineData("$args[0] | Sync-Record Customer -Direction ToSales -IfNotCoupled Create -IncludeDependencies", SyncOutcome.Updated)]
    [InlineData("$args[0] | Sync-Record Customer -Direction ToSales -IfNotCoupled Create", SyncOutcome.Deferred)]
    public void A_preview_says_of_a_record_that_waits_what_the_run_does(string script, SyncOutcome outcome)
    {
        using var demo = WithPrimaryContacts();
        var (customer, person) = InBusinessCentral(demo, "Adatum");
        demo.Run("Set-BusinessCentralRecord Customer -Id $args[0] -Value @{ addressLine2 = '' }", customer.Id);
        demo.Run("$args[0] | Sync-Record -Direction ToSales -IfNotCoupled Create", customer);
        demo.Run("$null = Sync-Record Customer -Changed -Direction ToSales");
        demo.Run("Set-BusinessCentralRecord Customer -Id $args[0] -Value @{ addressLine2 = $args[1] }", customer.Id, person.Number);

        var planned = demo.Results(script + " -WhatIf", customer.Id).Single(result => result.Mapping == "Customer");
        var done = demo.Results(script, customer.Id).Single(result => result.Mapping == "Customer");

        Assert.Equal((outcome, outcome), (planned.Outcome == SyncOutcome.Planned ? Enum.Parse<SyncOutcome>(planned.Reason!) : planned.Outcome, done.Outcome));
        Assert.Equal(done.ChangedFields, planned.ChangedFields);
        Assert.Equal(done.ErrorClass, planned.ErrorClass);
    }

    [Fact]
    public void Who_agreed_to_a_record_is_not_asked_again_for_the_field_that_follows()
    {
        using var demo = WithPrimaryContacts(interactive: true);
        var (customer, person) = InBusinessCentral(demo, "Adatum");
        demo.Host.Answers.Enqueue("Yes");
        demo.Host.Answers.Enqueue("Yes");

        var results = demo.Results("$args[0], $args[1] | Sync-Record -Direction ToSales -IfNotCoupled Create -Confirm", customer, person);

        Assert.All(results, result => Assert.Equal((SyncOutcome.Created, null), (result.Outcome, result.Reason)));
        Assert.Contains("primaryContact", results.Single(result => result.Mapping == "Customer").ChangedFields);
        Assert.Equal(2, demo.Host.Prompts.Count);
        Assert.Contains("once that is coupled", demo.Host.Prompts[0].Message, StringComparison.Ordinal);
        AssertToldOnce(demo, results);
    }

    [Theory]
    [InlineData("Yes", SyncOutcome.Updated, 1)]
    [InlineData("No", SyncOutcome.Deferred, 0)]
    public void Who_was_not_asked_for_a_record_yet_is_asked_when_its_field_follows(string answer, SyncOutcome outcome, int changes)
    {
        using var demo = WithPrimaryContacts(interactive: true);
        var (customer, person) = InBusinessCentral(demo, "Adatum");
        demo.Run("Set-BusinessCentralRecord Customer -Id $args[0] -Value @{ addressLine2 = '' }", customer.Id);
        demo.Run("$args[0] | Sync-Record -Direction ToSales -IfNotCoupled Create", customer);
        demo.Run("Set-BusinessCentralRecord Customer -Id $args[0] -Value @{ addressLine2 = $args[1] }", customer.Id, person.Number);
        demo.Host.Answers.Enqueue("Yes");
        demo.Host.Answers.Enqueue(answer);

        var results = demo.Results("$args[0], $args[1] | Sync-Record -Direction ToSales -IfNotCoupled Create -Confirm", customer.Id, person);

        var result = results.Single(entry => entry.Mapping == "Customer");
        Assert.Equal((outcome, changes, 2), (result.Outcome, result.Changes.Count, demo.Host.Prompts.Count));
    }

    [Theory]
    [InlineData("keep", Side.BusinessCentral)]
    [InlineData("keep", Side.Sales)]
    [InlineData("clear", Side.BusinessCentral)]
    [InlineData("clear", Side.Sales)]
    public void A_field_that_is_left_alone_or_cleared_meanwhile_follows_in_the_same_run_too(string policy, Side source)
    {
        using var demo = ConnectedSession.Open(0);
        demo.UseMappings(OwnMapping.Json(ParentUnder(policy)));
        var ids = Chain(demo, source, 4);

        var created = demo.Invoke($"$args[0] | Sync-Record Own -Direction {Toward(source)} -IfNotCoupled Create -BatchSize 2", (object)Enumerable.Reverse(ids).ToArray());

        var results = created.Results();
        Assert.All(results, result => Assert.Equal((SyncOutcome.Created, null), (result.Outcome, result.Reason)));
        Assert.Equal(3, results.Count(result => result.ChangedFields.Contains("parent")));
        Assert.All(results, result => Assert.Empty(result.Warnings));
        Assert.Empty(created.Warnings);
        AssertToldOnce(demo, results);
        Assert.All(demo.Results("Sync-Record Own -All -Direction Bidirectional"), result => Assert.Equal((SyncOutcome.Unchanged, null), (result.Outcome, result.Reason)));
    }

    [Theory]
    [InlineData("keep")]
    [InlineData("clear")]
    public void A_field_that_is_left_alone_or_cleared_and_never_followed_is_no_trouble_and_follows_in_a_later_run(string policy)
    {
        using var demo = ConnectedSession.Open(0);
        demo.UseMappings(OwnMapping.Json(ParentUnder(policy)));
        var ids = Chain(demo, Side.BusinessCentral, 2);

        var created = demo.Invoke("$args[0] | Sync-Record Own -Direction ToSales -IfNotCoupled Create", ids[1]);

        var result = Assert.Single(created.Results());
        Assert.Equal((SyncOutcome.Created, null), (result.Outcome, result.Reason));
        Assert.Equal(("LookupMissing", "parent"), (Assert.Single(result.Warnings).Reason, result.Warnings[0].Field));
        Assert.Empty(created.Warnings);
        Assert.Equal(CouplingStatus.Synchronized, demo.One<RecordCoupling>("Get-RecordCoupling Own").Status);
        demo.Run("$args[0] | Sync-Record Own -Direction ToSales -IfNotCoupled Create", ids[0]);
        var completed = demo.Results("Sync-Record Own -All -Direction ToSales").Single(entry => entry.BusinessCentralId == ids[1]);
        Assert.Equal((SyncOutcome.Updated, "parent"), (completed.Outcome, Assert.Single(completed.ChangedFields)));
    }

    /// <summary>A column that must not be blank is written at once, so that its record waits.</summary>
    [Fact]
    public void A_circle_whose_column_is_required_stays_and_is_told_of_when_the_mapping_is_tested()
    {
        using var demo = ConnectedSession.Open(0);
        demo.UseMappings(
            """
            {
              "name": "Own",
              "businessCentral": { "entitySet": "items", "key": "id", "number": "number", "name": "displayName" },
              "sales": { "entitySet": "products", "logicalName": "product", "key": "productid", "number": "productnumber", "name": "name" },
              "fields": [
                { "businessCentral": "number", "sales": "productnumber" }, { "businessCentral": "displayName", "sales": "name" },
                { "name": "unit", "businessCentral": "baseUnitOfMeasureId", "sales": "defaultuomid", "codec": "lookup", "direction": "toSales", "lookup": { "mapping": "Unit" } }
              ]
            }
            """,
            """
            {
              "name": "Unit",
              "businessCentral": { "entitySet": "unitsOfMeasure", "key": "id", "number": "code", "name": "displayName" },
              "sales": { "entitySet": "uoms", "logicalName": "uom", "key": "uomid", "name": "name" },
              "fields": [
                { "businessCentral": "displayName", "sales": "name" },
                { "name": "item", "businessCentral": "internationalStandardCode", "sales": "baseuom", "codec": "lookup", "direction": "toSales", "lookup": { "mapping": "Own" } }
              ]
            }
            """);
        var unit = demo.Run("Get-BusinessCentralRecord Unit")[0];
        var item = demo.One<ServiceRecord>("New-BusinessCentralRecord Own @{ displayName = 'Bike'; baseUnitOfMeasureId = $args[0].Id }", unit);

        var check = demo.One<MappingCheck>("Test-RecordMapping Own | Where-Object Rule -EQ CircleStays");
        var result = demo.Result("$args[0] | Sync-Record Own -Direction ToSales -IfNotCoupled Create", item.Id);

        Assert.Equal((CheckResult.Warning, "unit"), (check.Result, check.Field));
        Assert.Contains("not created", check.Detail, StringComparison.Ordinal);
        Assert.Contains("couple the records it refers to first", check.Remedy, StringComparison.Ordinal);
        Assert.Equal((SyncOutcome.Deferred, "LookupMissing", (Guid?)null), (result.Outcome, result.Reason, result.SalesId));
    }

    [Fact]
    public async Task A_run_that_is_stopped_while_fields_follow_is_completed_by_the_next()
    {
        using var demo = ConnectedSession.Open(0);
        demo.UseMappings(OwnMapping.Json(Parent));
        var ids = Chain(demo, Side.BusinessCentral, 24);
        demo.Run("$global:ids = $args[0]; Set-CouplingSandboxFault Latency -Milliseconds 15", (object)Enumerable.Reverse(ids).ToArray());

        // All but the first of the chain come only when their parents have followed, four at a time.
        var stopped = await demo.Session.StopAsync(
            "$ids | Sync-Record Own -Direction ToSales -IfNotCoupled Create -BatchSize 4", output => output.Count > 1, TestContext.Current.CancellationToken);
        demo.Run("Clear-CouplingSandboxFault");
        var run = await demo.EndedRunAsync();
        var results = demo.Results("$ids | Sync-Record Own -Direction ToSales -IfNotCoupled Create");

        stopped.AssertStoppedAtOnce();
        Assert.Equal((SyncRunStatus.Interrupted, 24L), (run!.Status, run.Created));
        Assert.All(results, result => Assert.Null(result.ErrorClass));
        Assert.Contains(results, result => result.Outcome == SyncOutcome.Updated && result.ChangedFields is ["parent"]);
        Assert.Equal((24, 23), (demo.Run("Get-SalesRecord Own").Count, demo.Run("Get-SalesRecord Own | Where-Object parentaccountid").Count));
        Assert.All(demo.Results("Sync-Record Own -All -Direction Bidirectional"), result => Assert.Equal(SyncOutcome.Unchanged, result.Outcome));
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

    private static string ParentUnder(string policy) => Parent.Replace("\"codec\": \"lookup\",", $"\"codec\": \"lookup\", \"onLookupMissing\": \"{policy}\",", StringComparison.Ordinal);

    private static ConnectedSession WithPrimaryContacts(bool interactive = false)
    {
        var demo = ConnectedSession.Open(0, interactive: interactive);
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
