using System.Diagnostics;
using CouplingTools.Module.Tests.Cmdlets;

namespace CouplingTools.Module.Tests.Synchronization;

/// <summary>Ctrl+C while a command waits for something that would not end for a long time.</summary>
public sealed class InterruptedWaitTests
{
    private const string Hour = "Latency -Milliseconds 3600000";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("Get-BusinessCentralRecord Customer", Hour)]
    [InlineData("Get-SalesRecord Customer", Hour)]
    [InlineData("Sync-Record Customer -All -Direction ToSales", Hour)]
    [InlineData("Sync-Record Customer -All -Direction ToSales", "Throttle -Percent 100 -RetryAfterSeconds 3600")]
    [InlineData("Sync-Record Customer -All -Direction ToSales", "ThrottleWithoutRetryAfter -Percent 100")]
    [InlineData("Sync-Record Customer -All -Direction ToSales", "Unavailable -Percent 100")]
    [InlineData("Sync-Record Customer -All -Direction ToSales", "ConnectionLostBefore -Percent 100")]
    [InlineData("$new | Sync-Record -Direction ToSales -IfNotCoupled Create", Hour + " -Service Sales")]
    [InlineData("$new | Sync-Record -Direction ToSales -IfNotCoupled Create", "Throttle -Percent 100 -RetryAfterSeconds 3600 -Service Sales")]
    [InlineData("$new | New-RecordCoupling -CreateNew", Hour + " -Service Sales")]
    [InlineData("Get-RecordCoupling | Compare-Record", Hour)]
    [InlineData("Get-RecordCoupling | Get-CoupledRecord", Hour)]
    [InlineData("New-SalesRecord Customer @{ name = 'Other' }", Hour)]
    [InlineData("$new | Set-BusinessCentralRecord -Value @{ city = 'Rome' }", Hour)]
    [InlineData("$new | Remove-BusinessCentralRecord -Confirm:$false", Hour)]
    [InlineData("Test-CouplingConnection", Hour)]
    public async Task The_prompt_is_back_at_once_and_the_next_run_does_everything(string command, string fault)
    {
        using var demo = ConnectedSession.Open(0);
        demo.Pair("Coupled");
        demo.Run("$new = New-BusinessCentralRecord Customer @{ displayName = 'New' }; $null = Get-RecordCoupling | Set-BusinessCentralRecord -Value @{ phoneNumber = '55' }");
        demo.Run($"Set-CouplingSandboxFault {fault}");
        var clock = Stopwatch.StartNew();

        var result = await demo.Session.StopAsync(command, _ => clock.ElapsedMilliseconds > 500, Token);

        result.AssertStoppedAtOnce();
        Assert.Empty(result.ErrorIds);
        demo.Run("Clear-CouplingSandboxFault");
        demo.Connect();
        var next = demo.Results("Get-BusinessCentralRecord Customer | Sync-Record -Direction ToSales -IfNotCoupled Create");
        Assert.Equal(2, next.Count);
        Assert.DoesNotContain(next, result => result.ErrorClass is not null);
        Assert.Equal(2, demo.Run("Get-RecordCoupling -Status Synchronized").Count);
        Assert.Equal(["Coupled 55", "New "], demo.All<string>("""Get-SalesRecord Customer | ForEach-Object { "$($_.Name) $($_.telephone1)" }""").Order());
    }
}
