using CouplingTools.Module.Tests.Cmdlets;
using CouplingTools.Module.Tests.Synchronization;

namespace CouplingTools.Module.Tests.Connections;

/// <summary>A store is asked whether it belongs to the environment that is connected.</summary>
public sealed class OtherEnvironmentTests
{
    [Fact]
    public void The_store_of_another_environment_is_refused_until_it_is_allowed()
    {
        using var demo = ConnectedSession.Open(2);
        demo.Run("$null = Get-BusinessCentralRecord Customer | Sync-Record -Direction ToSales -IfNotCoupled Create; $null = New-CouplingSandbox other.sandbox -Customers 2 -Contacts 0 -Seed 9");
        var known = demo.One<CouplingConnection>("Get-CouplingConnection");

        var said = demo.Invoke("Connect-CouplingEnvironment -Sandbox other.sandbox -StorePath demo.sandbox.couplings.db");

        Assert.Equal(["OtherEnvironment"], said.ErrorIds);
        var error = said.AllErrors[0];
        Assert.Contains(known.CompanyId.ToString(), error.Exception.Message, StringComparison.Ordinal);
        Assert.Contains(known.Company, error.Exception.Message, StringComparison.Ordinal);
        Assert.Contains("-AllowNewEnvironment", error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
        Assert.Equal("demo.sandbox", demo.One<CouplingConnection>("Get-CouplingConnection").Name);
        Assert.Contains(
            demo.All<ConnectionCheck>("Test-CouplingConnection -Sandbox other.sandbox -StorePath demo.sandbox.couplings.db"),
            check => check is { Check: "Store", Result: CheckResult.Failed } && check.Detail.Contains("belongs to another environment", StringComparison.Ordinal));

        demo.Run("$null = Connect-CouplingEnvironment -Sandbox other.sandbox -StorePath demo.sandbox.couplings.db -AllowNewEnvironment");
        Assert.Empty(demo.Run("Get-RecordCoupling Customer"));
        demo.Run("$null = Connect-CouplingEnvironment -Sandbox other.sandbox -StorePath demo.sandbox.couplings.db; $null = Connect-CouplingEnvironment -Sandbox demo.sandbox");
        Assert.Equal(2, demo.Run("Get-RecordCoupling Customer").Count);
    }

    [Fact]
    public void A_new_store_takes_what_is_connected()
    {
        using var demo = ConnectedSession.Open(0);

        demo.Run("1..2 | ForEach-Object { $null = Connect-CouplingEnvironment -Sandbox demo.sandbox -StorePath new.db }");

        Assert.Empty(demo.Run("Get-RecordCoupling"));
    }
}
