using CouplingTools.Module.Tests.Cmdlets;
using CouplingTools.Module.Tests.Synchronization;

namespace CouplingTools.Module.Tests.Incumbent;

/// <summary>Defects of the incumbent that its code shows; each of these tests fails on its behaviour.</summary>
public sealed class KnownDefectTests
{
    [Fact]
    public void A_lower_priority_rescues_a_record_that_the_higher_does_not_match_where_the_incumbent_keeps_the_higher_ones_filters()
    {
        using var demo = ConnectedSession.Open(0);
        demo.Run(
            """
            $null = New-BusinessCentralRecord Customer @{ displayName = 'Fabrikam'; email = 'old@example.com'; phoneNumber = '111' }
            $null = New-SalesRecord Customer @{ name = 'Fabrikam'; emailaddress1 = 'new@example.com'; telephone1 = '222' }
            """);
        const string Rules = "-Rule @{ Field = 'email'; Priority = 1 }, @{ Field = 'phoneNumber'; Priority = 2 }, @{ Field = 'displayName'; Priority = 3 }";

        var match = demo.One<RecordMatch>($"Find-RecordMatch Customer {Rules}");
        demo.Run($"Find-RecordMatch Customer {Rules} | New-RecordCoupling");

        Assert.Equal((MatchReason.Unique, "displayName"), (match.Reason, match.Rule));
        Assert.Single(demo.Run("Get-RecordCoupling"));
    }

    [Fact]
    public void Matching_a_list_asks_as_often_as_it_has_pages_where_the_incumbent_asks_for_every_record()
    {
        using var demo = ConnectedSession.Open(0);
        demo.Run(
            """
            1..60 | ForEach-Object { @{ displayName = "Company $_"; email = "left$_@example.com" } } | New-BusinessCentralRecord Customer
            1..60 | ForEach-Object { @{ name = "Company $_"; emailaddress1 = "right$_@example.com" } } | New-SalesRecord Customer
            $global:before = @(Get-CouplingSandboxLog).Count
            """);

        demo.Run("$global:matches = Find-RecordMatch Customer -Rule @{ Field = 'email'; Priority = 1 }, @{ Field = 'displayName'; Priority = 2 }");
        var finding = demo.One<int>("@(@(Get-CouplingSandboxLog)[$before..9999] | Where-Object Table -In 'customers', 'accounts').Count");

        // A page of each side, for two priorities and 60 records alike.
        Assert.Equal(2, finding);
        Assert.Equal(60, demo.One<int>("@($matches | Where-Object Reason -EQ Unique).Count"));
    }

    [Fact]
    public void Merging_keeps_the_edit_that_only_Sales_has_of_a_field_of_both_ways_where_the_incumbent_overwrites_it_first()
    {
        using var demo = ConnectedSession.Open(0);
        var pair = demo.Pair("Fabrikam", "Oslo");
        demo.Run("$args[0] | Set-BusinessCentralRecord -Value @{ phoneNumber = '111' }; $args[0] | Set-SalesRecord -Value @{ address1_city = 'Rome' }", pair);

        var result = demo.Result("$args[0] | Sync-Record -Direction Bidirectional", pair);

        Assert.Equal(SyncOutcome.Updated, result.Outcome);
        var (customer, account) = (demo.OnBusinessCentral(pair.BusinessCentralId), demo.OnSales(pair.SalesId));
        Assert.Equal(("Rome", "Rome"), (customer.Values["city"], account.Values["address1_city"]));
        Assert.Equal(("111", "111"), (customer.Values["phoneNumber"], account.Values["telephone1"]));
    }

    [Theory]
    [InlineData(Side.Sales, "restore", SyncOutcome.Created, null, 1)]
    [InlineData(Side.BusinessCentral, "restore", SyncOutcome.Created, null, 1)]
    [InlineData(Side.Sales, "removeCoupling", SyncOutcome.Skipped, "CouplingRemoved", 0)]
    [InlineData(Side.BusinessCentral, "removeCoupling", SyncOutcome.Skipped, "CouplingRemoved", 0)]
    public void The_mappings_policy_for_deleted_records_holds_when_synchronizing_by_hand_where_the_incumbent_only_fails(
        Side deleted, string policy, SyncOutcome outcome, string? reason, int couplings)
    {
        using var demo = ConnectedSession.Open(0);
        UseCustomerMapping(demo, "\"onDeleted\": \"hold\"", $"\"onDeleted\": \"{policy}\"");
        var pair = demo.Pair("Fabrikam");
        demo.Run(
            deleted == Side.Sales ? "Remove-SalesRecord Customer -Id $args[0].SalesId -Confirm:$false" : "Remove-BusinessCentralRecord Customer -Id $args[0].BusinessCentralId -Confirm:$false",
            pair);

        var result = demo.Result("$args[0] | Sync-Record -Direction Bidirectional", pair);

        Assert.Equal((outcome, reason), (result.Outcome, result.Reason));
        Assert.Equal(couplings, demo.Run("Get-RecordCoupling").Count);
    }

    [Theory]
    [InlineData(SyncDirection.ToSales, "Oslo")]
    [InlineData(SyncDirection.ToBusinessCentral, "Rome")]
    public void Records_just_coupled_are_synchronized_in_bulk_where_the_incumbent_skips_them_all(SyncDirection direction, string city)
    {
        using var demo = ConnectedSession.Open(0);
        var pairs = Enumerable.Range(1, 5).Select(index => (Customer: demo.Customer($"Company {index}", "Oslo"), Account: demo.Account($"Company {index}", "Rome"))).ToList();
        foreach (var (customer, account) in pairs)
            demo.Run("$null = New-RecordCoupling Customer -BusinessCentralId $args[0] -SalesId $args[1]", customer.Id, account.Id);

        var results = demo.Results("Get-RecordCoupling Customer | Sync-Record -Direction $args[0]", direction);

        Assert.Equal(5, results.Count);
        Assert.All(results, result => Assert.Equal(SyncOutcome.Updated, result.Outcome));
        Assert.All(pairs, pair => Assert.Equal(
            (city, city), (demo.OnBusinessCentral(pair.Customer.Id).Values["city"], demo.OnSales(pair.Account.Id).Values["address1_city"])));
    }

    private static void UseCustomerMapping(ConnectedSession demo, string setting, string other)
    {
        var text = File.ReadAllText(Path.Combine(Hosting.Layout.ModuleFolder, "mappings", "Customer.json"));
        Assert.Contains(setting, text, StringComparison.Ordinal);
        var folder = Directory.CreateDirectory(Path.Combine(demo.Session.Folder, "mappings"));
        File.WriteAllText(Path.Combine(folder.FullName, "Customer.json"), text.Replace(setting, other, StringComparison.Ordinal));
        demo.Run("$null = Connect-CouplingEnvironment -Sandbox demo.sandbox");
    }
}
