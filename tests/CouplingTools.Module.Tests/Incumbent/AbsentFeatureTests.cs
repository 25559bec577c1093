using CouplingTools.Module.Tests.Cmdlets;
using CouplingTools.Module.Tests.MasterData;
using CouplingTools.Module.Tests.Synchronization;

namespace CouplingTools.Module.Tests.Incumbent;

/// <summary>What the incumbent does and CouplingTools does not, and what happens instead.</summary>
public sealed class AbsentFeatureTests
{
    [Fact]
    public void Coupling_a_user_with_a_salesperson_writes_nothing_in_Sales_where_the_incumbent_adds_the_user_to_the_default_team()
    {
        using var demo = ConnectedSession.Open(0);
        var user = demo.Run("Get-SalesRecord Salesperson")[0];
        var before = demo.RowsWritten();
        var coupled = demo.Result("$args[0] | Sync-Record Salesperson -IfNotCoupled Create", user);

        Assert.Equal(SyncOutcome.Created, coupled.Outcome);
        Assert.Equal(before + 1, demo.RowsWritten());
        Assert.Empty(demo.Run("Get-CouplingSandboxLog | Where-Object { $_.Table -match 'team' }"));
    }

    [Fact]
    public void A_mapping_of_shipping_agents_is_told_that_the_API_has_none()
    {
        using var demo = ConnectedSession.Open(0);
        demo.UseMappings(OwnMapping.Json("""{ "businessCentral": "displayName", "sales": "name" }""").Replace("\"customers\"", "\"shippingAgents\"", StringComparison.Ordinal));

        var failed = Assert.Single(demo.All<MappingCheck>("Test-RecordMapping Own"), check => check.Result == CheckResult.Failed);

        Assert.Equal("TableUnknown", failed.Rule);
        Assert.Contains("shippingAgents", failed.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void A_script_decides_conflicts_where_the_incumbent_needs_an_extension()
    {
        using var demo = ConnectedSession.Open(0);
        foreach (var name in new[] { "Adatum", "Fabrikam" })
        {
            var pair = demo.Pair(name);
            demo.Edit(Side.BusinessCentral, "Customer", pair.BusinessCentralId, "@{ city = 'Rome' }");
            demo.Edit(Side.Sales, "Customer", pair.SalesId, "@{ address1_city = 'Oslo' }");
        }

        demo.Invoke("""
            Sync-Record Customer -All -Direction Bidirectional -ErrorAction SilentlyContinue | Where-Object Outcome -EQ Conflict |
                ForEach-Object { $_ | Resolve-RecordConflict -Use $(if ($_.Name -eq 'Adatum') { 'Sales' } else { 'BusinessCentral' }) }
            """);

        Assert.Equal(["Adatum Oslo", "Fabrikam Rome"], demo.Run("Get-BusinessCentralRecord Customer | ForEach-Object { \"$($_.Name) $($_.city)\" }").Select(line => line.ToString()!).Order(StringComparer.Ordinal));
        Assert.Equal(["Adatum Oslo", "Fabrikam Rome"], demo.Run("Get-SalesRecord Customer | ForEach-Object { \"$($_.Name) $($_.address1_city)\" }").Select(line => line.ToString()!).Order(StringComparer.Ordinal));
    }
}
