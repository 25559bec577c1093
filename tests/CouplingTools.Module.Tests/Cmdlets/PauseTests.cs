using System.Text.RegularExpressions;

namespace CouplingTools.Module.Tests.Cmdlets;

public sealed class PauseTests
{
    [Fact]
    public void A_run_says_until_when_a_service_makes_it_wait_and_then_goes_on()
    {
        using var demo = ConnectedSession.Open();
        demo.Run("$customers = Get-BusinessCentralRecord Customer; Set-CouplingSandboxFault Throttle -Percent 60 -Service BusinessCentral -RetryAfterSeconds 1");

        var result = demo.Invoke("$customers | Sync-Record -Direction ToSales -IfNotCoupled Create -Verbose");

        Assert.Empty(result.ErrorIds);
        Assert.NotEmpty(result.Output);
        Assert.Contains(result.Progress, progress => Regex.IsMatch(progress.StatusDescription, @"paused by Business Central until \d\d:\d\d:\d\d$"));
        Assert.Contains(result.Verbose, message => Regex.IsMatch(message, @"^Paused by Business Central until \d\d:\d\d:\d\d\.$"));
    }
}
