using CouplingTools.Module.Tests.Cmdlets;
using CouplingTools.Module.Tests.Synchronization;

namespace CouplingTools.Module.Tests.Incumbent;

/// <summary>What creating the partners of many records does there.</summary>
public sealed class CreateManyTests
{
    [Theory]
    [InlineData(Side.BusinessCentral, SyncDirection.ToSales)]
    [InlineData(Side.Sales, SyncDirection.ToBusinessCentral)]
    public void Selected_records_get_partners_and_every_other_says_why_not_where_the_incumbent_counts(Side side, SyncDirection direction)
    {
        using var demo = ConnectedSession.Open(0);
        demo.Pair("Coupled");
        demo.Run("$args[0] | Suspend-RecordCoupling -Confirm:$false", demo.Pair("Suspended"));
        foreach (var name in (string[])["New 1", "New 2"])
            _ = side == Side.Sales ? demo.Account(name) : demo.Customer(name);

        var results = demo.Results($"{(side == Side.Sales ? "Get-SalesRecord" : "Get-BusinessCentralRecord")} Customer | Sync-Record -Direction {direction} -IfNotCoupled Create");

        // The number that Business Central gave waits for a run that may write to Sales.
        var created = side == Side.Sales ? "Created PendingOtherDirection" : "Created ";
        Assert.Equal(
            ["Coupled Unchanged ", $"New 1 {created}", $"New 2 {created}", "Suspended Skipped Suspended"],
            results.Select(result => $"{result.Name} {result.Outcome} {result.Reason}").Order(StringComparer.Ordinal));
        Assert.Equal((4, 4), (demo.Run("Get-SalesRecord Customer").Count, demo.Run("Get-BusinessCentralRecord Customer").Count));
    }

    [Fact]
    public void A_record_that_is_coupled_already_is_refused_by_name_and_the_others_are_created()
    {
        using var demo = ConnectedSession.Open(0);
        var pair = demo.Pair("Coupled");
        demo.Customer("New");

        var said = demo.Invoke("Get-BusinessCentralRecord Customer | New-RecordCoupling -CreateNew");

        Assert.Equal(["AlreadyCoupled"], said.ErrorIds);
        Assert.Contains(pair.SalesId.ToString()!, said.AllErrors[0].ToString(), StringComparison.Ordinal);
        Assert.Equal(2, demo.Run("Get-RecordCoupling").Count);
    }

    [Fact]
    public void Loading_a_list_into_Sales_first_and_matching_it_afterwards_takes_two_commands_and_no_company_ids_by_hand()
    {
        using var demo = ConnectedSession.Open(0);
        demo.Run("$null = 1..20 | ForEach-Object { @{ displayName = \"Company $_\"; city = 'Oslo' } } | New-BusinessCentralRecord Customer");

        demo.Run("$null = Get-BusinessCentralRecord Customer | ForEach-Object { @{ name = $_.Name } } | New-SalesRecord Customer");
        demo.Run("$null = Find-RecordMatch Customer -Rule displayName | New-RecordCoupling -InitialSync ToSales");

        Assert.Equal(20, demo.Run("Get-RecordCoupling Customer -Status Synchronized").Count);
        Assert.All(demo.All<ServiceRecord>("Get-SalesRecord Customer"), account => Assert.Equal("Oslo", account.Values["address1_city"]));
    }
}
