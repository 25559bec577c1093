namespace CouplingTools.Module.Tests.Cmdlets;

public sealed class SandboxFaultTests
{
    [Fact]
    public void A_fault_holds_until_it_is_cleared()
    {
        using var demo = ConnectedSession.Open();

        demo.Run("Set-CouplingSandboxFault TokenExpired -Percent 100 -Service Sales");
        Assert.NotEmpty(demo.Invoke("Get-SalesRecord Customer -First 1").ErrorIds);
        demo.Run("Get-BusinessCentralRecord Customer -First 1");
        Assert.Equal(401, demo.Run("Get-CouplingSandboxLog | Where-Object Service -EQ Sales")[^1].Properties["Status"].Value);

        demo.Run("Clear-CouplingSandboxFault");
        demo.Run("Get-SalesRecord Customer -First 1");
    }

    [Fact]
    public void A_fault_of_one_kind_is_cleared_alone()
    {
        using var demo = ConnectedSession.Open();
        demo.Run("Set-CouplingSandboxFault ConnectionLostBefore -Percent 100; Set-CouplingSandboxFault Rewrite -Column city");

        demo.Run("Clear-CouplingSandboxFault ConnectionLostBefore");

        Assert.Equal("ATLANTA", demo.One<string>("(New-BusinessCentralRecord Customer @{ displayName = 'Fabrikam'; city = 'Atlanta' }).city"));
    }

    [Fact]
    public void PassThru_returns_the_fault_with_what_was_not_given()
    {
        using var demo = ConnectedSession.Open();

        var fault = Assert.Single(demo.Run("Set-CouplingSandboxFault -Kind Throttle -Service BusinessCentral -Seed 9 -PassThru"));

        Assert.Equal(
            ("Throttle", 10d, "BusinessCentral", 9, 1),
            (fault.Properties["Kind"].Value.ToString(), fault.Properties["Percent"].Value, fault.Properties["Service"].Value, fault.Properties["Seed"].Value, fault.Properties["RetryAfterSeconds"].Value));
        Assert.Empty(demo.Run("Set-CouplingSandboxFault -Kind Throttle"));
    }

    [Theory]
    [InlineData("Set-CouplingSandboxFault Latency", "needs Milliseconds")]
    [InlineData("Set-CouplingSandboxFault ClockSkew", "needs SkewMinutes")]
    [InlineData("Set-CouplingSandboxFault Rewrite", "needs Column")]
    [InlineData("Set-CouplingSandboxFault Rewrite -Column nosuch", "'nosuch'")]
    [InlineData("Set-CouplingSandboxFault TokenExpired -Milliseconds 5", "Milliseconds means nothing")]
    public void A_fault_that_makes_no_sense_is_refused_with_the_reason(string script, string reason)
    {
        using var demo = ConnectedSession.Open();

        var result = demo.Invoke(script);

        Assert.Equal(["SandboxFaultInvalid"], result.ErrorIds);
        Assert.Contains(reason, result.AllErrors[0].Exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void WhatIf_sets_and_clears_nothing()
    {
        using var demo = ConnectedSession.Open();

        Assert.Contains("Make the fault TokenExpired", demo.Show("Set-CouplingSandboxFault TokenExpired -Percent 100 -WhatIf"), StringComparison.Ordinal);
        demo.Run("Get-SalesRecord Customer -First 1");

        demo.Run("Set-CouplingSandboxFault TokenExpired -Percent 100");
        Assert.Contains("Remove the fault TokenExpired", demo.Show("Clear-CouplingSandboxFault -WhatIf"), StringComparison.Ordinal);
        Assert.NotEmpty(demo.Invoke("Get-SalesRecord Customer -First 1").ErrorIds);
    }

    [Fact]
    public void A_file_that_is_not_connected_is_named_instead()
    {
        using var session = Hosting.ModuleSession.Open();
        session.Run("$null = New-CouplingSandbox a.sandbox -Customers 1 -Contacts 0");

        Assert.Contains("target \"a.sandbox\"", session.Show("Set-CouplingSandboxFault Throttle -Sandbox a.sandbox -WhatIf"), StringComparison.Ordinal);
        session.Run("Set-CouplingSandboxFault TokenExpired -Percent 100 -Service Sales -Sandbox a.sandbox");
        Assert.NotEmpty(session.Invoke("Connect-CouplingEnvironment -Sandbox a.sandbox").ErrorIds);
        Assert.Contains(session.Run("Get-CouplingSandboxLog -Sandbox a.sandbox"), operation => 401.Equals(operation.Properties["Status"].Value));
        session.Run("Clear-CouplingSandboxFault -Sandbox a.sandbox; Connect-CouplingEnvironment -Sandbox a.sandbox");
        Assert.Equal(["SandboxNotFound"], session.Invoke("Get-CouplingSandboxLog -Sandbox missing.sandbox").ErrorIds);
    }

    [Fact]
    public void The_kinds_and_services_complete()
    {
        using var demo = ConnectedSession.Open();

        Assert.Contains("StaleVersion", Completions(demo, "Set-CouplingSandboxFault -Kind St"));
        Assert.Contains("BusinessCentral", Completions(demo, "Set-CouplingSandboxFault Throttle -Service B"));
    }

    [Theory]
    [InlineData("Set-CouplingSandboxFault Throttle")]
    [InlineData("Clear-CouplingSandboxFault")]
    public void Without_a_connection_there_is_an_error(string script)
    {
        using var session = Hosting.ModuleSession.Open();

        Assert.Equal(["NotConnected"], session.Invoke(script).ErrorIds);
    }

    private static IEnumerable<string> Completions(ConnectedSession demo, string line) =>
        demo.Run("(TabExpansion2 $args[0] $args[0].Length).CompletionMatches.CompletionText", line).Select(o => (string)o.BaseObject);
}
