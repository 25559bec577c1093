using CouplingTools.Module.Tests.Cmdlets;
using CouplingTools.Module.Tests.Hosting;

namespace CouplingTools.Module.Tests.Connections;

public sealed class TestCouplingConnectionTests
{
    [Fact]
    public void The_current_connection_is_checked_and_stays_open()
    {
        using var demo = ConnectedSession.Open();

        var checks = demo.Run("Test-CouplingConnection").Select(check => (ConnectionCheck)check.BaseObject).ToList();

        Assert.DoesNotContain(checks, check => check.Result is CheckResult.Failed or CheckResult.Warning);
        Assert.Equal(0, demo.Writes());
        Assert.NotEmpty(demo.Run("Get-BusinessCentralRecord Customer"));
    }

    [Fact]
    public void A_clock_that_differs_is_found_and_does_not_keep_the_rest_from_being_checked()
    {
        using var demo = ConnectedSession.Open();

        demo.Run("$null = Set-CouplingSandboxFault -Kind ClockSkew -SkewMinutes 20 -Service Sales");
        var checks = demo.Run("Get-CouplingConnection | Test-CouplingConnection").Select(check => (ConnectionCheck)check.BaseObject).ToList();

        Assert.Equal((Side.Sales, "Clock"), Assert.Single(checks.Where(check => check.Result == CheckResult.Failed).Select(check => (check.Service!.Value, check.Check))));
        Assert.Equal(CheckResult.Passed, checks[^1].Result);
    }

    [Fact]
    public void A_server_is_checked_over_the_network()
    {
        using var server = ServedSandbox.Create();
        using var session = ModuleSession.Open();

        var checks = session.Run(
            """
            $ask = $args[2]
            $null = Connect-CouplingEnvironment -BusinessCentralUrl $args[0] -DataverseUrl $args[1] -StorePath s.db -AccessToken { param($resource) $ask.Invoke($resource) }
            Test-CouplingConnection
            """,
            server.BusinessCentralUrl, server.Root, new Func<string, string>(server.Token)).Select(check => (ConnectionCheck)check.BaseObject).ToList();

        Assert.DoesNotContain(checks, check => check.Result is CheckResult.Failed or CheckResult.Warning);
        Assert.Contains(checks, check => check is { Check: "SignIn", Detail: "Signed in (Bearer)." });
        Assert.Contains(checks, check => check.Check == "Network" && check.Detail.Contains("unencrypted", StringComparison.Ordinal));
    }

    [Fact]
    public void An_environment_is_checked_by_name_without_connecting()
    {
        using var session = ModuleSession.Open();
        session.Run("$null = New-CouplingSandbox a.sandbox -Customers 1");
        File.WriteAllText(Path.Combine(session.Folder, "c.json"), """
            {
              "environments": {
                "sandbox": { "sandbox": "a.sandbox" },
                "away": {
                  "businessCentral": { "url": "https://localhost:1/v2.0/contoso.com/Production" },
                  "sales": { "url": "https://localhost:1" },
                  "signIn": { "method": "accessToken", "accessToken": { "environmentVariable": "PATH" } }
                }
              }
            }
            """);

        var fine = session.Run("Test-CouplingConnection sandbox -ConfigurationPath c.json");
        var away = session.Run("Test-CouplingConnection away -ConfigurationPath c.json").Select(check => (ConnectionCheck)check.BaseObject).ToList();

        Assert.All(fine, check => Assert.NotEqual(CheckResult.Failed, ((ConnectionCheck)check.BaseObject).Result));
        Assert.Equal(2, away.Count(check => check is { Check: "Network", Result: CheckResult.Failed, Remedy: not null }));
        Assert.Empty(session.Run("Get-CouplingConnection"));
        Assert.Equal(["EnvironmentNotFound"], session.Invoke("Test-CouplingConnection nope -ConfigurationPath c.json").ErrorIds);
    }

    [Fact]
    public void The_view_shows_what_to_do()
    {
        using var demo = ConnectedSession.Open();

        demo.Run("$null = Set-CouplingSandboxFault -Kind ClockSkew -SkewMinutes 20 -Service Sales");
        var shown = demo.Show("Test-CouplingConnection | Where-Object { $_.Check -eq 'Clock' -and $_.Service -eq 'Sales' }");

        Assert.Contains("Failed", shown, StringComparison.Ordinal);
        Assert.Contains("Settheclockofthismachine", string.Concat(shown.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
    }
}
