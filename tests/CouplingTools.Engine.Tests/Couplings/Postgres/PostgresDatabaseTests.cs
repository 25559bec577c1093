using CouplingTools.Engine.Couplings;
using CouplingTools.Engine.Couplings.Postgres;
using CouplingTools.Engine.Couplings.Sql;
using Dapper;
using Npgsql;
using Xunit;

namespace CouplingTools.Engine.Tests.Couplings.Postgres;

public sealed class PostgresDatabaseTests : PostgresTests
{
    [Fact]
    public async Task A_write_waits_for_another_and_a_read_does_not()
    {
        var store = await OpenAsync();
        var coupling = (await store.AddAsync([Samples.Coupling()], Token))[0];
        await using var other = await Schema.ConnectAsync();
        await using var transaction = await other.BeginTransactionAsync(Token);
        await other.ExecuteAsync("SELECT 1 FROM couplings FOR UPDATE");
        var write = store.ConfirmAsync([new Confirmation { Coupling = coupling with { Name = "new" } }], Token);
        Assert.Equal(1, await store.CountAsync("Customer", Token));
        Assert.False(write.IsCompleted);
        await transaction.CommitAsync(Token);
        await write;
        Assert.Equal("new", (await store.FindAsync("Customer", Side.Sales, [coupling.SalesId], Token))[0].Name);
    }

    [Fact]
    public async Task A_write_that_waits_can_be_cancelled()
    {
        var store = await OpenAsync();
        var coupling = (await store.AddAsync([Samples.Coupling()], Token))[0];
        await using var other = await Schema.ConnectAsync();
        await using var transaction = await other.BeginTransactionAsync(Token);
        await other.ExecuteAsync("SELECT 1 FROM couplings FOR UPDATE");
        using var cancellation = new CancellationTokenSource(TimeSpan.FromMilliseconds(200));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => store.ConfirmAsync([new Confirmation { Coupling = coupling }], cancellation.Token));
        await transaction.RollbackAsync(Token);
        await store.ConfirmAsync([new Confirmation { Coupling = coupling with { Name = "new" } }], Token);
    }

    [Fact]
    public async Task What_waits_too_long_says_so()
    {
        await (await OpenAsync()).AddAsync([Samples.Coupling()], Token);
        var store = await OpenAsync(settings: ";Command Timeout=1");
        var coupling = (await store.ListAsync(new(), 1, Token).ToListAsync(Token))[0][0];
        await using var other = await Schema.ConnectAsync();
        await using var transaction = await other.BeginTransactionAsync(Token);
        await other.ExecuteAsync("SELECT 1 FROM couplings FOR UPDATE");
        var error = await Assert.ThrowsAsync<CouplingException>(() => store.ConfirmAsync([new Confirmation { Coupling = coupling }], Token));
        Assert.Equal(("StoreBusy", ErrorClass.Transient), (error.ErrorId, error.ErrorClass));
        AssertNamesStore(error);
    }

    [Fact]
    public async Task Writers_that_lock_each_other_out_both_get_through()
    {
        var store = await OpenAsync();
        var couplings = await store.AddAsync(Samples.Couplings(2), Token);
        await using var other = await Schema.ConnectAsync();
        await using var transaction = await other.BeginTransactionAsync(Token);
        await other.ExecuteAsync("SELECT 1 FROM couplings WHERE id = @id FOR UPDATE", new { couplings[1].Id });
        var write = store.ConfirmAsync([.. couplings.Select(coupling => new Confirmation { Coupling = coupling with { Name = "new" } })], Token);
        await WaitForLockAsync();
        try
        {
            await other.ExecuteAsync("SELECT 1 FROM couplings WHERE id = @id FOR UPDATE", new { couplings[0].Id });
        }
        catch (PostgresException error) when (error.SqlState == PostgresErrorCodes.DeadlockDetected)
        {
        }

        await transaction.DisposeAsync();
        Assert.Equal(2, (await write).Count);
    }

    [Fact]
    public async Task A_connection_that_broke_while_it_was_idle_does_no_harm()
    {
        var store = await OpenAsync();
        await store.CountAsync("Customer", Token);
        await EndConnectionsAsync();
        Assert.Single(await store.AddAsync([Samples.Coupling()], Token));
    }

    [Fact]
    public async Task A_connection_that_breaks_within_a_write_leaves_nothing_of_it()
    {
        var store = await OpenAsync();
        var attempts = 0;
        await using var database = new PostgresDatabase(PostgresAddress.Parse(Schema.ConnectionString));
        var error = await Assert.ThrowsAsync<CouplingException>(() => database.WriteAsync(
            async session =>
            {
                attempts++;
                await session.ExecuteAsync("INSERT INTO scopes (company_id, organization_id) VALUES ('a', 'b')");
                await EndConnectionsAsync();
                return await session.ExecuteAsync("SELECT 1");
            },
            Token));
        Assert.Equal(("StoreInaccessible", ErrorClass.Transient, 2), (error.ErrorId, error.ErrorClass, attempts));
        AssertNamesStore(error);
        await using var other = await Schema.ConnectAsync();
        Assert.Equal(1, await other.ExecuteScalarAsync<long>("SELECT count(*) FROM scopes"));
        Assert.Equal(0, await store.CountAsync("Customer", Token));
    }

    [Fact]
    public async Task A_commit_reaches_the_disk_whatever_the_server_is_set_to()
    {
        await OpenAsync();
        await using var database = new PostgresDatabase(PostgresAddress.Parse(Schema.ConnectionString + ";Options=-c synchronous_commit=off"));
        Assert.Equal("on", await database.ReadAsync(session => session.ScalarAsync<string>("SHOW synchronous_commit"), Token));
    }

    [Theory]
    [InlineData(";Password=wrong", ErrorClass.Configuration)]
    [InlineData(";Database=nowhere", ErrorClass.Configuration)]
    [InlineData(";Port=1", ErrorClass.Transient)]
    [InlineData(";Options=-c default_transaction_read_only=on", ErrorClass.Configuration)]
    public async Task What_cannot_be_opened_says_why_and_not_with_what_password(string setting, ErrorClass expected)
    {
        var error = await Assert.ThrowsAsync<CouplingException>(() => OpenAsync(settings: setting));
        Assert.Equal(("StoreInaccessible", expected), (error.ErrorId, error.ErrorClass));
        AssertNamesStore(error);
    }

    [Fact]
    public async Task One_connection_is_enough()
    {
        var store = await OpenAsync(settings: ";Maximum Pool Size=1;Timeout=3");
        var (first, second) = (Samples.Run(), Samples.Run());
        await store.BeginRunAsync(first, Token);
        await store.BeginRunAsync(second, Token);
        var couplings = await store.AddAsync([Samples.Coupling()], Token);
        await store.ClaimAsync(first.Id, null, couplings, Token);

        Assert.Equal((ClaimState.Held, first.Id), ((await store.ClaimAsync(second.Id, null, couplings, Token))[0] is var claim ? claim.State : default, claim.Other));
        Assert.Equal(2, (await store.ListRunsAsync(new(), 10, Token).ToListAsync(Token)).SelectMany(page => page).Count(run => run.Status == SyncRunStatus.Running));
    }

    [Fact]
    public async Task A_race_that_is_lost_again_and_again_says_that_the_store_is_busy()
    {
        await using var database = new PostgresDatabase(PostgresAddress.Parse(Schema.ConnectionString));
        var attempts = 0;
        var error = await Assert.ThrowsAsync<CouplingException>(() => database.WriteAsync<int>(
            _ =>
            {
                attempts++;
                throw new LostRaceException();
            },
            Token));
        Assert.Equal(("StoreBusy", ErrorClass.Transient, 5), (error.ErrorId, error.ErrorClass, attempts));
        AssertNamesStore(error);
    }

    [Fact]
    public async Task Names_are_the_same_in_any_letter_case_that_ASCII_has()
    {
        var store = await OpenAsync();
        var added = await store.AddAsync([Samples.Coupling("Ärzte", "ÄB1"), Samples.Coupling("ärzte", "äb1")], Token);
        var found = await store.ListAsync(new CouplingFilter { Mapping = "ÄRZTE", Numbers = ["Äb1"] }, 10, Token).ToListAsync(Token);
        Assert.Equal([added[0]], found.SelectMany(page => page));
    }

    private static void AssertNamesStore(CouplingException error)
    {
        Assert.Contains("@127.0.0.1:", error.Message, StringComparison.Ordinal);
        Assert.NotEmpty(error.RecommendedAction!);
        Assert.DoesNotContain(ServerSchema.Password, error.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("wrong", error.Message, StringComparison.Ordinal);
    }

    /// <summary>Ends the connections that work in this test's schema, as a restart of the server does.</summary>
    private async Task EndConnectionsAsync()
    {
        await using var other = await Schema.ConnectAsync();
        await other.ExecuteAsync("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = @name AND pid <> pg_backend_pid()", new { name = Schema.Application });
    }

    private async Task WaitForLockAsync()
    {
        await using var other = await Schema.ConnectAsync();
        while (await other.ExecuteScalarAsync<long>("SELECT count(*) FROM pg_stat_activity WHERE application_name = @name AND wait_event_type = 'Lock'", new { name = Schema.Application }) == 0)
            await Task.Delay(20, Token);
    }
}
