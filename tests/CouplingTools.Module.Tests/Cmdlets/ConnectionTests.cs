using System.Management.Automation;
using CouplingTools.Module.Tests.Hosting;

namespace CouplingTools.Module.Tests.Cmdlets;

public sealed class ConnectionTests
{
    [Fact]
    public void Connecting_returns_the_connection_and_makes_it_the_current_one()
    {
        using var session = ModuleSession.Open();

        var connection = (CouplingConnection)Assert.Single(session.Run(
            "New-CouplingSandbox a.sandbox -Customers 1 | Connect-CouplingEnvironment")).BaseObject;

        Assert.Equal("a.sandbox", connection.Name);
        Assert.True(connection.IsSandbox);
        Assert.Equal(Path.Combine(session.Folder, "a.sandbox.couplings.db"), connection.StorePath);
        Assert.Same(connection, Assert.Single(session.Run("Get-CouplingConnection")).BaseObject);
    }

    [Fact]
    public void The_store_may_be_elsewhere()
    {
        using var session = ModuleSession.Open();

        session.Run("New-CouplingSandbox a.sandbox -Customers 1; Connect-CouplingEnvironment -Sandbox a.sandbox -StorePath other.db");

        Assert.True(File.Exists(Path.Combine(session.Folder, "other.db")));
        Assert.False(File.Exists(Path.Combine(session.Folder, "a.sandbox.couplings.db")));
    }

    [Fact]
    public void A_missing_sandbox_is_an_error_that_says_how_to_make_one()
    {
        using var session = ModuleSession.Open();

        var result = session.Invoke("Connect-CouplingEnvironment -Sandbox missing.sandbox");

        Assert.Equal(["SandboxNotFound"], result.ErrorIds);
        Assert.Equal(ErrorCategory.ObjectNotFound, result.AllErrors[0].CategoryInfo.Category);
        Assert.Contains("New-CouplingSandbox", result.AllErrors[0].ErrorDetails.RecommendedAction, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_no_sandbox_is_an_error_and_stays_as_it_is()
    {
        using var session = ModuleSession.Open();
        var file = Path.Combine(session.Folder, "letter.txt");
        File.WriteAllText(file, "Dear Sir or Madam, " + new string('x', 10_000));

        Assert.Equal(["SandboxUnreadable"], session.Invoke("Connect-CouplingEnvironment -Sandbox letter.txt").ErrorIds);
        Assert.StartsWith("Dear Sir", File.ReadAllText(file), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_command_that_needs_a_connection_says_so()
    {
        using var session = ModuleSession.Open();
        string[] commands =
        [
            "Get-CouplingSandboxLog", "Get-RecordMapping", "Get-BusinessCentralRecord Customer", "Get-SalesRecord Customer",
            "New-BusinessCentralRecord Customer @{ a = 1 }", "New-SalesRecord Customer @{ a = 1 }", "1 | Set-BusinessCentralRecord Customer @{ a = 1 }",
            "1 | Set-SalesRecord Customer @{ a = 1 }", "1 | Remove-BusinessCentralRecord Customer", "1 | Remove-SalesRecord Customer",
            "1 | New-RecordCoupling Customer", "Get-RecordCoupling", "1 | Remove-RecordCoupling Customer", "1 | Get-CoupledRecord Customer",
            "1 | Compare-Record Customer", "1 | Sync-Record Customer", "Disconnect-CouplingEnvironment", "Test-CouplingConnection",
        ];

        Assert.All(commands, command =>
        {
            var result = session.Invoke(command);
            Assert.Equal(["NotConnected"], result.ErrorIds);
            Assert.Contains("Connect-CouplingEnvironment", result.AllErrors[0].ErrorDetails.RecommendedAction, StringComparison.Ordinal);
        });
    }

    [Fact]
    public void A_closed_connection_is_named()
    {
        using var demo = ConnectedSession.Open();

        var name = demo.One<string>("($c = Get-CouplingConnection).Name");

        var result = demo.Invoke("Disconnect-CouplingEnvironment; Get-RecordMapping -Connection $c");

        Assert.Equal(["ConnectionClosed"], result.ErrorIds);
        Assert.Contains($"'{name}'", result.AllErrors[0].Exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Disconnecting_twice_does_no_harm()
    {
        using var demo = ConnectedSession.Open();

        demo.Run("$c = Get-CouplingConnection; $c | Disconnect-CouplingEnvironment; $c | Disconnect-CouplingEnvironment");

        Assert.Empty(demo.Run("Get-CouplingConnection"));
    }

    [Fact]
    public void Each_runspace_has_a_current_connection_of_its_own()
    {
        using var one = ConnectedSession.Open();
        using var other = ModuleSession.Open();

        Assert.Equal(["NotConnected"], other.Invoke("Get-RecordMapping").ErrorIds);
        Assert.NotEmpty(other.Run("Get-RecordMapping -Connection $args[0]", one.Run("Get-CouplingConnection").Single()));
    }

    [Fact]
    public void A_connection_is_closed_with_its_runspace()
    {
        var demo = ConnectedSession.Open();
        var connection = demo.One<CouplingConnection>("Get-CouplingConnection");

        demo.Dispose();

        Assert.True(SpinWait.SpinUntil(() => connection.IsClosed, TimeSpan.FromSeconds(5)));
    }

    [Fact]
    public void Two_connections_may_be_open_at_once()
    {
        using var demo = ConnectedSession.Open();

        var names = demo.Run(
            """
            $first = Get-CouplingConnection
            $null = New-CouplingSandbox second.sandbox -Customers 1 | Connect-CouplingEnvironment
            @(Get-BusinessCentralRecord Customer).Count
            @(Get-BusinessCentralRecord Customer -Connection $first).Count
            (Get-CouplingConnection).Name
            """);

        Assert.NotEqual(names[0].BaseObject, names[1].BaseObject);
        Assert.Equal("second.sandbox", names[2].BaseObject);
    }
}
