using CouplingTools.Engine.Couplings.Postgres;
using CouplingTools.Engine.Couplings.Sql;
using Dapper;
using Npgsql;
using Xunit;

namespace CouplingTools.Engine.Tests.Couplings.Postgres;

public sealed class PostgresSchemaTests : PostgresTests
{
    private static readonly SchemaMigration[] s_future =
        [.. PostgresStore.Migrations, new(PostgresStore.Migrations[^1].Version + 1, "ALTER TABLE couplings ADD COLUMN note TEXT;")];

    [Fact]
    public void Migrations_are_numbered_without_gaps() =>
        Assert.Equal(Enumerable.Range(1, PostgresStore.Migrations.Count), PostgresStore.Migrations.Select(migration => migration.Version));

    [Fact]
    public async Task An_older_store_is_migrated_and_keeps_its_content()
    {
        var added = await (await OpenAsync()).AddAsync([Samples.FullCoupling()], Token);
        var store = await OpenAsync(s_future);
        Assert.Equal(added, await store.FindAsync("Customer", Side.Sales, [added[0].SalesId], Token));
        Assert.Equal(s_future.Length, await VersionAsync());
    }

    [Fact]
    public async Task A_failed_migration_leaves_the_store_as_it_was()
    {
        var added = await (await OpenAsync()).AddAsync([Samples.FullCoupling()], Token);
        SchemaMigration[] broken = [.. PostgresStore.Migrations, new(s_future[^1].Version, "DELETE FROM couplings; SELECT nonsense;")];
        await Assert.ThrowsAnyAsync<Exception>(() => OpenAsync(broken));
        Assert.Equal(PostgresStore.Migrations.Count, await VersionAsync());
        Assert.Equal(added, await (await OpenAsync()).FindAsync("Customer", Side.Sales, [added[0].SalesId], Token));
    }

    [Fact]
    public async Task A_newer_store_is_refused_and_left_alone()
    {
        await OpenAsync(s_future);
        var error = await Assert.ThrowsAsync<CouplingException>(() => OpenAsync());
        Assert.Equal("StoreTooNew", error.ErrorId);
        Assert.NotEmpty(error.RecommendedAction!);
        Assert.Equal(s_future.Length, await VersionAsync());
    }

    [Fact]
    public async Task Many_may_open_a_new_store_at_once()
    {
        var stores = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(
            () => PostgresStore.OpenAsync(PostgresAddress.Parse(Schema.ConnectionString), Scope, TimeProvider.System, Token), Token)));
        await stores[0].AddAsync([Samples.Coupling()], Token);
        foreach (var store in stores)
        {
            Assert.Equal(1, await store.CountAsync("Customer", Token));
            await store.DisposeAsync();
        }
    }

    [Fact]
    public async Task Another_programs_tables_are_refused_and_left_alone()
    {
        await Schema.ExecuteAsync("CREATE TABLE results (song TEXT); INSERT INTO results VALUES ('x')");
        var error = await Assert.ThrowsAsync<CouplingException>(() => OpenAsync());
        Assert.Equal("StoreUnreadable", error.ErrorId);
        Assert.Contains("results", error.Message, StringComparison.Ordinal);
        await using var connection = await Schema.ConnectAsync();
        Assert.Equal("x", await connection.ExecuteScalarAsync<string>("SELECT song FROM results"));
        Assert.Equal(1, await connection.ExecuteScalarAsync<long>("SELECT count(*) FROM pg_tables WHERE schemaname = current_schema()"));
    }

    [Theory]
    [InlineData("CREATE SEQUENCE fences", "fences")]
    [InlineData("CREATE TABLE songs (title TEXT); CREATE INDEX runs_started ON songs (title)", "runs_started")]
    public async Task Whatever_another_program_calls_as_we_do_is_refused(string sql, string name)
    {
        await Schema.ExecuteAsync(sql);
        var error = await Assert.ThrowsAsync<CouplingException>(() => OpenAsync());
        Assert.Equal("StoreUnreadable", error.ErrorId);
        Assert.Contains(name, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_schema_that_is_not_there_is_said_to_be_missing()
    {
        var address = PostgresAddress.Parse(new NpgsqlConnectionStringBuilder(Schema.ConnectionString) { SearchPath = "nowhere" }.ConnectionString);
        var error = await Assert.ThrowsAsync<CouplingException>(() => PostgresStore.OpenAsync(address, Scope, TimeProvider.System, Token));
        Assert.Equal(("StoreInaccessible", ErrorClass.Configuration), (error.ErrorId, error.ErrorClass));
        Assert.Contains("Search Path", error.RecommendedAction, StringComparison.Ordinal);
    }

    private async Task<long> VersionAsync()
    {
        await using var connection = await Schema.ConnectAsync();
        return await connection.ExecuteScalarAsync<long>("SELECT version FROM coupling_store");
    }
}
