using System.Diagnostics;
using CouplingTools.Module.Tests.Cmdlets;
using CouplingTools.Module.Tests.Hosting;

namespace CouplingTools.Module.Tests.Synchronization;

/// <summary>Ctrl+C in the middle of a long run.</summary>
public sealed class InterruptedRunTests
{
    private const int Customers = 2_000;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(900)]
    public async Task The_prompt_is_back_at_once_and_the_next_run_doubles_nothing(int after)
    {
        using var demo = ConnectedSession.Open(0);
        demo.Run("$null = 1..$args[0] | ForEach-Object { @{ displayName = \"Company $_\" } } | New-BusinessCentralRecord Customer", Customers);

        var result = await demo.Session.StopAsync(
            "Get-BusinessCentralRecord Customer | Sync-Record -Direction Bidirectional -IfNotCoupled Create",
            output => after == 0 ? IsWriting(demo) : output.Count >= after,
            Token);
        var results = demo.Results("Get-BusinessCentralRecord Customer | Sync-Record -Direction Bidirectional -IfNotCoupled Create");

        result.AssertStoppedAtOnce();
        Assert.Equal(Customers, results.Count);
        Assert.DoesNotContain(results, result => result.ErrorClass is not null);
        Assert.Equal(Customers, demo.Run("Get-SalesRecord Customer").Count);
        Assert.Equal(Customers, demo.Run("Get-RecordCoupling Customer -Status Synchronized").Count);
        Assert.All(demo.Results("Sync-Record Customer -All -Direction Bidirectional"), result => Assert.Equal(SyncOutcome.Unchanged, result.Outcome));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(500)]
    public async Task Coupling_that_is_stopped_doubles_nothing_when_it_is_done_again(int after)
    {
        const int Companies = 520;
        using var demo = ConnectedSession.Open(0);
        demo.Run("$null = 1..$args[0] | ForEach-Object { @{ displayName = \"Company $_\" } } | New-BusinessCentralRecord Customer", Companies);

        var result = await demo.Session.StopAsync(
            "Get-BusinessCentralRecord Customer | New-RecordCoupling -CreateNew", output => after == 0 ? IsWriting(demo) : output.Count >= after, Token);
        var run = await demo.EndedRunAsync();
        var again = demo.Invoke("Get-BusinessCentralRecord Customer -Uncoupled | New-RecordCoupling -CreateNew");

        result.AssertStoppedAtOnce();
        Assert.True(run is { Kind: SyncRunKind.Coupling, Status: SyncRunStatus.Interrupted } || (after == 0 && run is null), $"{run?.Kind} {run?.Status}");
        // What was created and not noted any more is coupled before the list is dealt with.
        Assert.Empty(again.ErrorIds.Except(["AlreadyCoupled"]));
        Assert.Equal((Companies, Companies), (demo.Run("Get-SalesRecord Customer").Count, demo.Run("Get-RecordCoupling Customer").Count));
        Assert.All(demo.Results("Sync-Record Customer -All -Direction ToSales"), entry => Assert.Equal(SyncOutcome.Unchanged, entry.Outcome));
    }

    /// <summary>Edits of both sides and new records of both sides, against slow services.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task A_run_that_is_stopped_at_any_moment_again_and_again_ends_with_everything_done(int seed)
    {
        const string Synchronize = "Get-BusinessCentralRecord Customer; Get-SalesRecord Customer -Uncoupled";
        var random = new Random(seed);
        using var world = new InterruptedWorld();
        world.Demo.Run("Set-CouplingSandboxFault Latency -Milliseconds 15 -MicrosecondsPerRow 400");
        var stopped = 0;
        for (var i = 0; i < 6; i++)
        {
            var (moment, clock) = (TimeSpan.FromMilliseconds(random.Next(30, 1_000)), Stopwatch.StartNew());
            var result = await world.Demo.Session.StopAsync(
                $"& {{ {Synchronize} }} | Sync-Record -Direction Bidirectional -IfNotCoupled Create -BatchSize 40", _ => clock.Elapsed >= moment, Token);
            var store = world.Demo.Store();

            if (result.Stopped)
            {
                result.AssertStoppedAtOnce();
                stopped++;
            }
            Assert.Empty(result.ErrorIds);
            await Task.Delay(50, Token);
            Assert.Equal(store, world.Demo.Store());
        }
        world.Demo.Run("Clear-CouplingSandboxFault");
        var last = world.Demo.Results($"& {{ {Synchronize} }} | Sync-Record -Direction Bidirectional -IfNotCoupled Create");

        Assert.NotEqual(0, stopped);
        Assert.DoesNotContain(last, result => result.ErrorClass is not null);
        world.AssertDone();
    }

    /// <summary>The store's folder shows that a run has begun.</summary>
    private static bool IsWriting(ConnectedSession demo) =>
        Directory.EnumerateFiles(demo.Session.Folder, "*.run").Any();
}
