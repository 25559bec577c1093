using CouplingTools.Module.Tests.Cmdlets;

namespace CouplingTools.Module.Tests.Synchronization;

public sealed class ChangedRecordTests
{
    private const string Run = "Sync-Record Customer -Changed -Direction Bidirectional -ErrorAction SilentlyContinue";

    [Fact]
    public void Nothing_that_changed_costs_one_reading_of_each_side_and_gives_no_result()
    {
        using var demo = ConnectedSession.Open();
        demo.Pair("Fabrikam");
        demo.Run(Run);
        var before = Requests(demo);

        Assert.Empty(demo.Run(Run));

        Assert.InRange(Requests(demo) - before, 2, 4);
    }

    [Fact]
    public void A_change_on_either_side_is_taken_once_and_our_own_writes_are_no_changes()
    {
        using var demo = ConnectedSession.Open();
        var left = demo.Pair("Fabrikam");
        var right = demo.Pair("Contoso Deep Sea");
        demo.Pair("Untouched");
        Assert.Empty(demo.Run(Run));
        demo.Run("Set-BusinessCentralRecord Customer -Id $args[0] -Value @{ city = 'Bergen' }", left.BusinessCentralId);
        demo.Run("Set-SalesRecord Customer -Id $args[0] -Value @{ address1_city = 'Oslo' }", right.SalesId);

        var results = Results(demo, Run);

        Assert.Equal([("Contoso Deep Sea", "city"), ("Fabrikam", "city")], results.Select(result => (result.Name!, result.ChangedFields.Single())).Order());
        Assert.All(results, result => Assert.Equal(SyncOutcome.Updated, result.Outcome));
        Assert.Empty(demo.Run(Run));
    }

    [Fact]
    public void A_change_in_the_other_direction_waits_for_a_run_that_carries_it()
    {
        using var demo = ConnectedSession.Open();
        var pair = demo.Pair("Fabrikam");
        demo.Run(Run);
        demo.Run("Set-BusinessCentralRecord Customer -Id $args[0] -Value @{ city = 'Bergen' }", pair.BusinessCentralId);

        var waiting = Assert.Single(Results(demo, "Sync-Record Customer -Changed -Direction ToBusinessCentral"));
        var carried = Assert.Single(Results(demo, Run));

        Assert.Equal("PendingOtherDirection", waiting.Reason);
        Assert.Equal(SyncOutcome.Updated, carried.Outcome);
    }

    [Fact]
    public void A_conflict_comes_again_until_it_is_resolved()
    {
        using var demo = ConnectedSession.Open();
        var pair = demo.Pair("Fabrikam");
        demo.Run(Run);
        demo.Run("Set-BusinessCentralRecord Customer -Id $args[0] -Value @{ city = 'Bergen' }", pair.BusinessCentralId);
        demo.Run("Set-SalesRecord Customer -Id $args[0] -Value @{ address1_city = 'Oslo' }", pair.SalesId);

        Assert.All([1, 2], _ => Assert.Equal(SyncOutcome.Conflict, Assert.Single(Results(demo, Run)).Outcome));
        demo.Run("$args[0] | Resolve-RecordConflict -Use Sales", pair);
        Assert.Empty(demo.Run(Run));
    }

    [Fact]
    public void What_was_only_previewed_is_told_of_again()
    {
        using var demo = ConnectedSession.Open();
        var pair = demo.Pair("Fabrikam");
        demo.Run(Run);
        demo.Run("Set-BusinessCentralRecord Customer -Id $args[0] -Value @{ city = 'Bergen' }", pair.BusinessCentralId);

        Assert.All([1, 2], _ => Assert.Equal(SyncOutcome.Planned, Assert.Single(Results(demo, Run + " -WhatIf")).Outcome));
        Assert.Equal(SyncOutcome.Updated, Assert.Single(Results(demo, Run)).Outcome);
    }

    [Fact]
    public void A_change_that_a_person_declined_comes_again()
    {
        using var demo = ConnectedSession.Open(interactive: true);
        var pair = demo.Pair("Fabrikam");
        demo.Run(Run);
        demo.Run("Set-BusinessCentralRecord Customer -Id $args[0] -Value @{ city = 'Bergen' }", pair.BusinessCentralId);
        demo.Host.Answers.Enqueue("No");

        Assert.Equal("Declined", Assert.Single(Results(demo, Run + " -Confirm")).Reason);

        Assert.Equal(SyncOutcome.Updated, Assert.Single(Results(demo, Run)).Outcome);
    }

    [Fact]
    public void A_record_deleted_in_Sales_is_found_and_told_until_something_is_done()
    {
        using var demo = ConnectedSession.Open();
        var pair = demo.Pair("Fabrikam");
        demo.Run(Run);
        demo.Run("Remove-SalesRecord Customer -Id $args[0] -Confirm:$false", pair.SalesId);

        Assert.All([1, 2], _ => Assert.Equal("PartnerDeleted", Assert.Single(Results(demo, Run)).Reason));
        Assert.Equal("CouplingRemoved", Assert.Single(Results(demo, Run + " -OnDeleted RemoveCoupling")).Reason);
        Assert.Empty(demo.Run(Run));
    }

    [Fact]
    public void A_record_deleted_before_the_first_run_is_found_on_either_side()
    {
        using var demo = ConnectedSession.Open();
        var left = demo.Pair("Fabrikam");
        var right = demo.Pair("Contoso Deep Sea");
        demo.Run("Remove-BusinessCentralRecord Customer -Id $args[0] -Confirm:$false", left.BusinessCentralId);
        demo.Run("Remove-SalesRecord Customer -Id $args[0] -Confirm:$false", right.SalesId);

        Assert.Equal(["PartnerDeleted", "PartnerDeleted"], Results(demo, Run).Select(result => result.Reason));
    }

    [Fact]
    public void New_records_are_taken_where_something_is_done_with_them_and_nothing_outside_the_filter()
    {
        using var demo = ConnectedSession.Open(customers: 0);
        demo.Run(Run);
        demo.Customer("New in Business Central");
        demo.Account("New in Sales");
        demo.Run("$null = New-SalesRecord Customer @{ name = 'A competitor'; customertypecode = 1 }");

        Assert.Empty(demo.Run(Run));
        demo.Customer("Another");
        var results = Results(demo, Run + " -IfNotCoupled Create");

        // What a run without interest in new records read is read.
        Assert.Equal(["Another"], results.Select(result => result.Name));
        Assert.All(results, result => Assert.Equal(SyncOutcome.Created, result.Outcome));
        Assert.Empty(demo.Run(Run + " -IfNotCoupled Create"));
    }

    [Fact]
    public void A_new_record_that_cannot_be_created_comes_again_until_it_can()
    {
        using var demo = ConnectedSession.Open(customers: 0);
        demo.Run(Run + " -IfNotCoupled Create");
        var account = demo.Account(new string('x', 120));

        Assert.All([1, 2], _ => Assert.Equal("ValueTooLong", Assert.Single(Results(demo, Run + " -IfNotCoupled Create")).Reason));
        demo.Run("Set-SalesRecord Customer -Id $args[0] -Value @{ name = 'Short' }", account.Id);

        Assert.Equal(SyncOutcome.Created, Assert.Single(Results(demo, Run + " -IfNotCoupled Create")).Outcome);
        Assert.Empty(demo.Run(Run + " -IfNotCoupled Create"));
    }

    [Fact]
    public void Several_mappings_run_with_parents_before_children_whatever_the_order_given()
    {
        using var demo = ConnectedSession.Open(customers: 3, contacts: 3);
        demo.Run("Get-BusinessCentralRecord Customer | Sync-Record -Direction ToSales -IfNotCoupled Create");
        demo.Run("Get-BusinessCentralRecord Contact | Sync-Record -Direction ToSales -IfNotCoupled Create -ErrorAction SilentlyContinue");

        var results = Results(demo, "Sync-Record -Mapping Contact, customer -All -Direction Bidirectional");

        var order = results.Select(result => result.Mapping).ToList();
        Assert.Contains("Contact", order);
        Assert.Equal(order.OrderByDescending(name => name), order);
        Assert.Empty(Results(demo, "Sync-Record -Mapping Contact, Customer -Changed -Direction Bidirectional"));
    }

    [Fact]
    public void Several_mappings_and_records_do_not_go_together()
    {
        using var demo = ConnectedSession.Open();

        var result = demo.Invoke("Sync-Record -Mapping Customer, Contact -Number C00010 -Direction ToSales");

        Assert.Equal(["OneMappingExpected"], result.ErrorIds);
    }

    private static int Requests(ConnectedSession demo) => demo.One<int>("@(Get-CouplingSandboxLog | Where-Object Table -in customers, accounts).Count");

    private static IReadOnlyList<SyncResult> Results(ConnectedSession demo, string script) =>
        [.. demo.Invoke(script).Output.Select(found => found.BaseObject).OfType<SyncResult>()];
}
