using System.Net;
using CouplingTools.Engine.Services;
using Dapper;
using Microsoft.Data.Sqlite;
using Xunit;

namespace CouplingTools.Engine.Tests.Synchronization.Running;

/// <summary>A run that cannot go on tells each input what is known of it, and ends with what stopped it.</summary>
public sealed class StoppedRunTests
{
    private const int Size = 10;
    private static readonly SyncOptions s_options = Runs.TwoWay with { BatchSize = Size };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_run_that_lost_a_claim_says_so_of_the_chunk_it_was_at_and_of_what_it_did_not_reach()
    {
        await using var world = await World.CreateAsync();
        var inputs = await CoupledAsync(world, 3 * Size);
        foreach (var input in inputs)
            await world.Users.EditAsync(Side.BusinessCentral, input.BusinessCentralId!.Value, ("city", "Ulm"));
        var requests = 0;
        await using var session = await world.OpenSessionAsync(inner => new HookedHandler(inner, after: async _ =>
        {
            // The second chunk is with the service: a run elsewhere takes one of its couplings over.
            if (Interlocked.Increment(ref requests) == 2)
                await TakeOverAsync(world, inputs[Size]);
        }));

        var (results, error) = await RunAsync(session, inputs);

        Assert.Equal("LeaseLost", error!.ErrorId);
        AssertOneEach(inputs, results);
        Assert.All(results[..Size], result => Assert.Equal((SyncOutcome.Updated, null), (result.Outcome, result.Reason)));
        Assert.All(results[Size..(2 * Size)], result => Assert.Equal((SyncOutcome.Failed, "NotStored", ErrorClass.Transient, 0), (result.Outcome, result.Reason, result.ErrorClass, result.Changes.Count)));
        Assert.All(results[(2 * Size)..], result => Assert.Equal((SyncOutcome.Skipped, "RunStopped", null), (result.Outcome, result.Reason, result.ErrorClass)));
        Assert.All(results[Size..], result => Assert.Contains(error.Message, result.Error, StringComparison.Ordinal));
        Assert.All(results[Size..], result => Assert.NotEmpty(result.RecommendedAction!));
        var run = results[0].RunId;
        Assert.Equal((10, 10, 10), await CountsAsync(session, run));
        await session.DisposeAsync();

        await using var next = await world.OpenSessionAsync();
        var (later, none) = await RunAsync(next, inputs);

        Assert.Null(none);
        Assert.All(later[..(2 * Size)], result => Assert.Equal(SyncOutcome.Unchanged, result.Outcome));
        Assert.All(later[(2 * Size)..], result => Assert.Equal(SyncOutcome.Updated, result.Outcome));
        // The first run's history tells now what became of its writes, each change once.
        Assert.Equal((20, 0, 10), await CountsAsync(next, run));
        var told = await next.ListResultsAsync(new ResultListRequest { Runs = [run] }, Token).ToListAsync(Token);
        Assert.All(told.Where(result => result.Outcome == SyncOutcome.Updated), result => Assert.Single(result.Changes));
    }

    /// <summary>The machine sleeps while a person is asked; meanwhile another run has carried the edit, and somebody has edited it where it was carried.</summary>
    [Fact]
    public async Task A_run_that_lost_its_claims_before_it_wrote_sends_nothing_and_stores_nothing()
    {
        await using var world = await World.CreateAsync();
        var input = Assert.Single(await CoupledAsync(world, 1));
        await world.Users.EditAsync(Side.BusinessCentral, input.BusinessCentralId!.Value, ("city", "Ulm"));
        await using var other = await world.OpenSessionAsync();
        await using var session = await world.OpenSessionAsync();
        var coupling = Assert.Single(await other.CouplingsAsync());
        var before = 0L;
        var host = new AskedHost(async () =>
        {
            await TakeOverAsync(world, input);
            Assert.Equal(SyncOutcome.Updated, Assert.Single(await other.SynchronizeAsync([input], Runs.TwoWay)).Outcome);
            await world.Users.EditAsync(Side.Sales, coupling.SalesId, ("address1_city", "Bonn"));
            before = world.LastLogged;
        });

        var (results, error) = await RunAsync(session, [input], s_options with { OnConflict = ConflictPolicy.BusinessCentral }, host);

        Assert.Equal("LeaseLost", error!.ErrorId);
        Assert.Equal((SyncOutcome.Skipped, "RunStopped"), (Assert.Single(results).Outcome, results[0].Reason));
        Assert.Empty(world.WritesAfter(before));
        Assert.Equal(SyncOutcome.Updated, Assert.Single(await other.SynchronizeAsync([input], Runs.TwoWay)).Outcome);
        Assert.Equal("Bonn", (await world.Users.ReadAsync(Side.BusinessCentral, input.BusinessCentralId.Value)).Values["city"]);
    }

    [Theory]
    [InlineData(HttpStatusCode.Forbidden)]
    [InlineData(HttpStatusCode.Unauthorized)]
    public async Task A_run_whose_account_loses_its_rights_tells_every_input(HttpStatusCode status)
    {
        await using var world = await World.CreateAsync();
        var inputs = await CoupledAsync(world, 7 * Size);
        foreach (var input in inputs)
            await world.Users.EditAsync(Side.BusinessCentral, input.BusinessCentralId!.Value, ("city", "Ulm"));
        var requests = 0;
        await using var session = await world.OpenSessionAsync(inner => new HookedHandler(new RefusingHandler(inner, () => Volatile.Read(ref requests) >= 1 ? status : null), after: _ =>
        {
            Interlocked.Increment(ref requests);
            return Task.CompletedTask;
        }));

        var (results, error) = await RunAsync(session, inputs);

        Assert.NotNull(error);
        AssertOneEach(inputs, results);
        Assert.All(results[..Size], result => Assert.Equal(SyncOutcome.Updated, result.Outcome));
        Assert.All(results[(5 * Size)..], result => Assert.Equal((SyncOutcome.Skipped, "RunStopped"), (result.Outcome, result.Reason)));
        await session.DisposeAsync();
        await using var next = await world.OpenSessionAsync();
        Assert.Null((await RunAsync(next, inputs)).Error);
        Assert.All((await RunAsync(next, inputs)).Results, result => Assert.Equal(SyncOutcome.Unchanged, result.Outcome));
    }

    /// <summary>Who asked for all gave no list: what was not reached is no input of his.</summary>
    [Fact]
    public async Task A_run_over_all_tells_only_of_what_it_was_at()
    {
        await using var world = await World.CreateAsync();
        var inputs = await CoupledAsync(world, 3 * Size);
        foreach (var input in inputs)
            await world.Users.EditAsync(Side.BusinessCentral, input.BusinessCentralId!.Value, ("city", "Ulm"));
        var requests = 0;
        await using var session = await world.OpenSessionAsync(inner => new HookedHandler(inner, after: async _ =>
        {
            if (Interlocked.Increment(ref requests) == 2)
                await TakeOverAsync(world, inputs[Size]);
        }));

        var (results, error) = await RunAsync(session, [], s_options with { All = true, MaxChangePercent = 100 });

        Assert.Equal("LeaseLost", error!.ErrorId);
        Assert.Equal(Size, results.Count(result => result.Outcome == SyncOutcome.Updated));
        Assert.Equal(Size, results.Count(result => result.Reason == "NotStored"));
        Assert.Equal(2 * Size, results.Count);
    }

    private static async Task<List<RecordReference>> CoupledAsync(World world, int count)
    {
        var inputs = new List<RecordReference>();
        for (var index = 0; index < count; index++)
            inputs.Add(Runs.On(Side.BusinessCentral, (await world.Users.CreateAsync(Side.BusinessCentral, ("displayName", $"Customer {index}"))).Id));
        await using var session = await world.OpenSessionAsync();
        Assert.All(await session.SynchronizeAsync(inputs, Runs.TwoWay), result => Assert.Equal(SyncOutcome.Created, result.Outcome));
        return inputs;
    }

    internal static async Task TakeOverAsync(World world, RecordReference input)
    {
        await using var store = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = world.PathOf("couplings.db"), Pooling = false }.ConnectionString);
        await store.ExecuteAsync(
            "UPDATE couplings SET lease_run = @run, fence = fence + 1000 WHERE business_central_id = @id",
            new { run = Guid.NewGuid().ToString("D"), id = input.BusinessCentralId!.Value.ToString("D") });
    }

    private static async Task<(List<SyncResult> Results, CouplingException? Error)> RunAsync(
        CouplingSession session, IEnumerable<RecordReference> inputs, SyncOptions? options = null, IRunHost? host = null)
    {
        var results = new List<SyncResult>();
        try
        {
            await foreach (var result in session.SynchronizeAsync(inputs.ToAsyncEnumerable(), options ?? s_options, host ?? QuietHost.Instance, Token))
                results.Add(result);
            return (results, null);
        }
        catch (CouplingException error)
        {
            return (results, error);
        }
    }

    private static void AssertOneEach(List<RecordReference> inputs, List<SyncResult> results) =>
        Assert.Equal(inputs.Select(input => input.BusinessCentralId).Order(), results.Select(result => result.BusinessCentralId).Order());

    private static async Task<(long Updated, long Failed, long Skipped)> CountsAsync(CouplingSession session, Guid run)
    {
        var found = (await session.ListRunsAsync(new RunListRequest { Ids = [run] }, Token).ToListAsync(Token))[0];
        Assert.Equal(SyncRunStatus.Interrupted, found.Status);
        return (found.Updated, found.Failed, found.Skipped);
    }

    private sealed class RefusingHandler(HttpMessageHandler inner, Func<HttpStatusCode?> choose) : DelegatingHandler(inner)
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            choose() is { } status ? new HttpResponseMessage(status) { RequestMessage = request, Content = new StringContent("{}") } : await base.SendAsync(request, cancellationToken);
    }
}
