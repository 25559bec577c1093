using CouplingTools.Module.Tests.Cmdlets;
using CouplingTools.Module.Tests.Hosting;
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

    /// <summary>The check of the other integration looks into the store, too.</summary>
    [Fact]
    public void Testing_another_environment_reports_whose_the_store_is_and_leaves_it_his()
    {
        using var demo = ConnectedSession.Open(2);
        demo.Run("$null = Get-BusinessCentralRecord Customer | Sync-Record -Direction ToSales -IfNotCoupled Create; $null = New-CouplingSandbox other.sandbox -Customers 2 -Contacts 0 -NativeIntegration");
        demo.Run("$null = Connect-CouplingEnvironment -Sandbox other.sandbox; $null = New-SalesRecord Customer @{ name = 'Native' }; $null = Connect-CouplingEnvironment -Sandbox demo.sandbox");

        var checks = demo.All<ConnectionCheck>("Test-CouplingConnection -Sandbox other.sandbox -StorePath demo.sandbox.couplings.db");

        var store = Assert.Single(checks, check => check.Result == CheckResult.Failed);
        Assert.Equal("Store", store.Check);
        Assert.Contains("belongs to another environment", store.Detail, StringComparison.Ordinal);
        Assert.Contains("-AllowNewEnvironment", store.Remedy, StringComparison.Ordinal);
        Assert.Equal(["OtherEnvironment"], demo.Invoke("Connect-CouplingEnvironment -Sandbox other.sandbox -StorePath demo.sandbox.couplings.db").ErrorIds);
        demo.Run("$null = Connect-CouplingEnvironment -Sandbox demo.sandbox");
        Assert.Equal(2, demo.Run("Get-RecordCoupling Customer").Count);
        Assert.DoesNotContain(demo.All<ConnectionCheck>("Test-CouplingConnection"), check => check.Result == CheckResult.Failed);
    }

    [Fact]
    public void A_store_that_was_only_tested_belongs_to_nobody()
    {
        using var demo = ConnectedSession.Open(1);
        demo.Run("$null = New-CouplingSandbox other.sandbox -Customers 1 -Contacts 0");

        Assert.DoesNotContain(demo.All<ConnectionCheck>("Test-CouplingConnection -Sandbox other.sandbox -StorePath new.db"), check => check.Result == CheckResult.Failed);

        demo.Run("$null = Connect-CouplingEnvironment -Sandbox demo.sandbox -StorePath new.db");
        Assert.Equal(["OtherEnvironment"], demo.Invoke("Connect-CouplingEnvironment -Sandbox other.sandbox -StorePath new.db").ErrorIds);
    }

    [Fact]
    public void However_an_environment_is_addressed_it_is_the_same_and_a_copy_of_it_is_not()
    {
        using var demo = ConnectedSession.Open(2);
        demo.Run("$null = Get-BusinessCentralRecord Customer | Sync-Record -Direction ToSales -IfNotCoupled Create; $null = Export-CouplingState state.jsonl");
        using var server = ServedSandbox.Of(Path.Combine(demo.Session.Folder, "demo.sandbox"));

        foreach (var (businessCentral, sales) in new[]
        {
            (server.BusinessCentralUrl, server.Root),
            (server.BusinessCentralUrl + "/", server.Root + "/"),
            (server.BusinessCentralUrl + "/api/v2.0", server.Root + "/api/data/v9.2"),
            (server.Root + "/v2.0/contoso.com/PRODUCTION/api/v2.0/", server.Root + "/api/data/v9.2/"),
            (server.BusinessCentralUrl.Replace("localhost", "127.0.0.1", StringComparison.Ordinal), server.Root),
        })
        {
            Assert.Empty(Connect(demo, server, businessCentral, sales).AllErrors);
            Assert.Equal(2, demo.Run("Get-RecordCoupling Customer").Count);
            Assert.Equal((2L, false), demo.One<CouplingState>("Import-CouplingState state.jsonl") is { } state ? (state.AlreadyThere, state.IsForeign) : default);
        }

        var copy = Connect(demo, server, server.Root + "/Copy", server.Root);
        Assert.Equal(["OtherEnvironment"], copy.ErrorIds);
        Assert.Contains("localhost/copy", copy.AllErrors[0].Exception.Message, StringComparison.Ordinal);

        demo.Run("$null = Connect-CouplingEnvironment -Sandbox demo.sandbox");
        Assert.Equal(2, demo.Run("Get-RecordCoupling Customer").Count);
        Assert.Equal(SyncOutcome.Unchanged, demo.Results("Get-RecordCoupling Customer | Sync-Record -Direction Bidirectional").Select(result => result.Outcome).Distinct().Single());
    }

    [Fact]
    public void A_new_store_takes_what_is_connected()
    {
        using var demo = ConnectedSession.Open(0);

        demo.Run("1..2 | ForEach-Object { $null = Connect-CouplingEnvironment -Sandbox demo.sandbox -StorePath new.db }");

        Assert.Empty(demo.Run("Get-RecordCoupling"));
    }

    private static ModuleResult Connect(ConnectedSession demo, ServedSandbox server, string businessCentralUrl, string dataverseUrl) => demo.Invoke(
        """
        $businessCentralUrl, $dataverseUrl, $ask = $args
        $null = Connect-CouplingEnvironment -BusinessCentralUrl $businessCentralUrl -DataverseUrl $dataverseUrl -AccessToken { param($resource) $ask.Invoke($resource) }.GetNewClosure() -StorePath demo.sandbox.couplings.db
        """,
        businessCentralUrl, dataverseUrl, new Func<string, string>(server.Token));
}
