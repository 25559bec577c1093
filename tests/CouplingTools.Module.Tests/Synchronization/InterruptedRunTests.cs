using System.Diagnostics;
using CouplingTools.Module.Tests.Cmdlets;

namespace CouplingTools.Module.Tests.Synchronization;

/// <summary>Ctrl+C in the middle of a long run.</summary>
public sealed class InterruptedRunTests
{
    private const int Customers = 2_000;

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(900)]
    public async Task The_prompt_is_back_within_a_second_and_the_next_run_doubles_nothing(int after)
    {
        using var demo = ConnectedSession.Open(0);
        demo.Run("$null = 1..$args[0] | ForEach-Object { @{ displayName = \"Company $_\" } } | New-BusinessCentralRecord Customer", Customers);
        var stopping = new Stopwatch();

        await demo.Session.StopAsync(
            "Get-BusinessCentralRecord Customer | Sync-Record -Direction Bidirectional -IfNotCoupled Create",
            output =>
            {
                var isDue = after == 0 ? IsWriting(demo) : output.Count >= after;
                if (isDue)
                    stopping.Start();
                return isDue;
            },
            TestContext.Current.CancellationToken);
        var took = stopping.Elapsed;
        var results = demo.Results("Get-BusinessCentralRecord Customer | Sync-Record -Direction Bidirectional -IfNotCoupled Create");

        Assert.InRange(took, TimeSpan.Zero, TimeSpan.FromSeconds(1));
        Assert.Equal(Customers, results.Count);
        Assert.DoesNotContain(results, result => result.ErrorClass is not null);
        Assert.Equal(Customers, demo.Run("Get-SalesRecord Customer").Count);
        Assert.Equal(Customers, demo.Run("Get-RecordCoupling Customer -Status Synchronized").Count);
        Assert.All(demo.Results("Sync-Record Customer -All -Direction Bidirectional"), result => Assert.Equal(SyncOutcome.Unchanged, result.Outcome));
    }

    /// <summary>The sandbox's file grows once the first batch has arrived.</summary>
    private static bool IsWriting(ConnectedSession demo) =>
        Directory.EnumerateFiles(demo.Session.Folder, "*.run").Any();
}
