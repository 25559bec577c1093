using CouplingTools.Engine.Couplings.Postgres;
using CouplingTools.Engine.Tests.Couplings.Postgres;
using Dapper;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace CouplingTools.Engine.Tests.Couplings.Schemas;

/// <summary>As <see cref="ReleasedSchemaTests"/>, in PostgreSQL.</summary>
public sealed class PostgresReleasedSchemaTests : IAsyncLifetime
{
    private const string Kind = "Postgres";
    private static readonly string[] s_tables = ["coupling_store", "scopes", "couplings", "bases", "watermarks", "intents", "runs", "results"];
    private static readonly string[] s_numbered = ["scopes", "couplings", "intents", "runs", "results"];
    private ServerSchema? _schema;

    public static TheoryData<int> Versions => [.. SchemaFixture.All.Where(fixture => fixture.Kind == Kind).Select(fixture => fixture.Version)];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private PostgresAddress Address => PostgresAddress.Parse(_schema!.ConnectionString);

    public async ValueTask InitializeAsync() => _schema = await ServerSchema.CreateAsync();

    public async ValueTask DisposeAsync()
    {
        if (_schema is not null)
            await _schema.DisposeAsync();
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task A_store_of_a_released_schema_is_brought_up_to_date_and_tells_all_it_held(int version)
    {
        var fixture = new SchemaFixture(Kind, version);
        await _schema!.ExecuteAsync(fixture.ReadSql());

        await using var store = await PostgresStore.OpenAsync(Address, SchemaContent.Scope, TimeProvider.System, Token);

        SchemaContent.AssertTold(await File.ReadAllLinesAsync(fixture.Content, Token), await SchemaContent.ReadAsync(store));
        await SchemaContent.GoOnAsync(store);
    }

    /// <summary>To be run before the schema of the module is released. See docs/architecture.md, "The store's schema".</summary>
    [Fact(Explicit = true)]
    public async Task Write_the_fixture_of_the_latest_schema()
    {
        await using (var store = await PostgresStore.OpenAsync(Address, SchemaContent.Scope, new FakeTimeProvider(Samples.Time), Token))
            await SchemaContent.FillAsync(store);
        await using var connection = await _schema!.ConnectAsync();
        var rows = await SchemaFixture.DumpAsync(connection, s_tables, "OVERRIDING SYSTEM VALUE ");
        var numbers = string.Concat(s_numbered.Select(table => $"SELECT setval(pg_get_serial_sequence('{table}', 'id'), (SELECT max(id) FROM {table}));\n"));
        var fence = await connection.ExecuteScalarAsync<long>("SELECT last_value FROM fences");
        new SchemaFixture(Kind, PostgresStore.Migrations[^1].Version).Write(
            PostgresStore.Migrations,
            $"CREATE TABLE coupling_store (version BIGINT NOT NULL);\n\n{string.Join("\n", PostgresStore.Migrations.Select(migration => migration.Sql))}\n{rows}{numbers}SELECT setval('fences', {fence});\n");
    }
}
