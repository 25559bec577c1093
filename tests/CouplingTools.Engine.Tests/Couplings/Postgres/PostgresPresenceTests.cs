using CouplingTools.Engine.Couplings;
using CouplingTools.Engine.Couplings.Postgres;
using Dapper;
using Xunit;

namespace CouplingTools.Engine.Tests.Couplings.Postgres;

public sealed class PostgresPresenceTests : PostgresTests
{
    private static readonly TimeSpan s_lifetime = TimeSpan.FromSeconds(2);

    [Fact]
    public async Task A_run_is_alive_as_long_as_its_process_says_so()
    {
        var store = await OpenAsync(lifetime: s_lifetime);
        var run = Samples.Run();
        await store.BeginRunAsync(run, Token);
        await Task.Delay(s_lifetime * 2, Token);
        var other = await OpenAsync(lifetime: s_lifetime);
        Assert.Equal(SyncRunStatus.Running, Assert.Single((await other.ListRunsAsync(new(), 10, Token).ToListAsync(Token))[0]).Status);
    }

    [Fact]
    public async Task An_end_that_was_stored_stands_though_the_server_cannot_be_told_at_once_that_the_run_is_gone()
    {
        var store = await OpenAsync(settings: ";Command Timeout=1", lifetime: s_lifetime);
        var run = Samples.Run();
        await store.BeginRunAsync(run, Token);
        await using var other = await Schema.ConnectAsync();
        await using (var transaction = await other.BeginTransactionAsync(Token))
        {
            await other.ExecuteAsync("LOCK TABLE presence IN EXCLUSIVE MODE");
            await store.CompleteRunAsync(run with { CompletedAt = Samples.Time }, Token);
        }

        Assert.Equal(SyncRunStatus.Completed, Assert.Single((await store.ListRunsAsync(new(), 10, Token).ToListAsync(Token))[0]).Status);
        while (await other.ExecuteScalarAsync<long>("SELECT count(*) FROM presence") > 0)
            await Task.Delay(50, Token);
    }

    [Fact]
    public async Task A_run_that_is_taken_up_again_is_alive_though_its_end_could_not_be_told()
    {
        await OpenAsync();
        await using var database = new PostgresDatabase(PostgresAddress.Parse(Schema.ConnectionString + ";Command Timeout=1"));
        await using var presence = new PostgresPresence(database, s_lifetime);
        var run = Guid.NewGuid();
        await presence.HoldAsync(run, Token);
        await using var other = await Schema.ConnectAsync();
        await using (var transaction = await other.BeginTransactionAsync(Token))
        {
            await other.ExecuteAsync("LOCK TABLE presence IN EXCLUSIVE MODE");
            await presence.ReleaseAsync(run, Token);
        }

        await presence.HoldAsync(run, Token);
        await Task.Delay(s_lifetime, Token);

        Assert.Equal([run], await database.ReadAsync(session => presence.UnderWayAsync(session, [run]), Token));
    }

    /// <summary>A process that sleeps says nothing; what it wakes up to is not its own any more.</summary>
    [Fact]
    public async Task A_run_that_sleeps_too_long_loses_its_claims_to_one_that_wants_them()
    {
        var asleep = await OpenAsync(lifetime: s_lifetime);
        var awake = await OpenAsync(lifetime: s_lifetime);
        var (first, second) = (Samples.Run(), Samples.Run());
        await asleep.BeginRunAsync(first, Token);
        await awake.BeginRunAsync(second, Token);
        var couplings = await asleep.AddAsync(Samples.Couplings(2), Token);
        var claims = await asleep.ClaimAsync(first.Id, null, couplings, Token);
        await Schema.ExecuteAsync($"UPDATE presence SET alive_until = clock_timestamp() - interval '1 second' WHERE run = '{first.Id:D}'");

        var taken = (await awake.ClaimAsync(second.Id, null, [couplings[0]], Token))[0];

        Assert.Equal(ClaimState.TakenOver, taken.State);
        var confirmations = couplings.Select((coupling, place) => new Confirmation { Coupling = coupling, Lease = new CouplingLease(first.Id, claims[place].Fence) }).ToList();
        Assert.Equal("LeaseLost", (await Assert.ThrowsAsync<CouplingException>(() => asleep.ConfirmAsync([confirmations[0]], Token))).ErrorId);
        Assert.Equal("LeaseLost", (await Assert.ThrowsAsync<CouplingException>(() => asleep.ConfirmAsync(confirmations, Token))).ErrorId);
        // What nobody wanted is still its own.
        Assert.Single(await asleep.ConfirmAsync([confirmations[1]], Token));
    }
}
