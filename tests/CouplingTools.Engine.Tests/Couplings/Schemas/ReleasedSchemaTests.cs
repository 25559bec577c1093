using CouplingTools.Engine.Couplings.Sql;
using CouplingTools.Engine.Couplings.Sqlite;
using CouplingTools.Engine.Tests.Couplings.Sqlite;
using Dapper;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace CouplingTools.Engine.Tests.Couplings.Schemas;

/// <summary>Stores of every schema that was ever released, opened by what there is now.</summary>
public sealed class ReleasedSchemaTests : IDisposable
{
    private const string Kind = "Sqlite";
    private static readonly string[] s_tables = ["scopes", "couplings", "bases", "watermarks", "intents", "runs", "results", "fences", "sqlite_sequence"];

    private readonly StoreDirectory _directory = new();

    public static TheoryData<int> Versions => [.. SchemaFixture.All.Where(fixture => fixture.Kind == Kind).Select(fixture => fixture.Version)];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _directory.Dispose();

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task A_store_of_a_released_schema_is_brought_up_to_date_and_tells_all_it_held(int version)
    {
        var fixture = new SchemaFixture(Kind, version);
        Directory.CreateDirectory(Path.GetDirectoryName(_directory.File)!);
        using (var connection = _directory.Connect())
            await connection.ExecuteAsync(fixture.ReadSql());

        await using var store = await _directory.OpenAsync(SchemaContent.Scope);

        SchemaContent.AssertTold(await File.ReadAllLinesAsync(fixture.Content, Token), await SchemaContent.ReadAsync(store));
        Assert.Equal(version < SqliteStore.Migrations[^1].Version, store.Backup is not null);
        await SchemaContent.GoOnAsync(store);
        Assert.True(await store.ExamineAsync(TimeSpan.FromMinutes(1), Token));
    }

    [Theory]
    [InlineData(Kind)]
    [InlineData("Postgres")]
    public void A_released_migration_stays_as_it_is(string kind)
    {
        var migrations = SchemaMigration.Load(kind);
        var frozen = SchemaFixture.All.Where(fixture => fixture.Kind == kind).ToList();

        Assert.Equal(Enumerable.Range(1, frozen.Count), frozen.Select(fixture => fixture.Version));
        Assert.True(frozen.Count >= migrations.Count - 1, $"Schema {migrations.Count - 1} of {kind} has no fixture, though {migrations.Count} is there already. Write it with the explicit test before the migration is added.");
        Assert.All(frozen, fixture => Assert.True(
            SchemaFixture.HashOf(migrations.Take(fixture.Version)) == fixture.ReadHash(),
            $"Migrations/{fixture.Version:D4}.sql of {kind} is not as it was released: stores that it made would never get the change. Take the change back, and put it into Migrations/{migrations.Count + 1:D4}.sql; see docs/architecture.md, \"The store's schema\"."));
    }

    /// <summary>To be run before the schema of the module is released. See docs/architecture.md, "The store's schema".</summary>
    [Fact(Explicit = true)]
    public async Task Write_the_fixture_of_the_latest_schema()
    {
        await using (var store = await SqliteStore.OpenAsync(_directory.File, SchemaContent.Scope, new FakeTimeProvider(Samples.Time), Token))
            await SchemaContent.FillAsync(store);
        using var connection = _directory.Connect();
        var schema = await connection.QueryAsync<string>("SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%' ORDER BY rowid");
        var numbers = await connection.QuerySingleAsync<(long Application, long Version)>("SELECT a.application_id, u.user_version FROM pragma_application_id a, pragma_user_version u");
        new SchemaFixture(Kind, SqliteStore.Migrations[^1].Version).Write(
            SqliteStore.Migrations,
            $"PRAGMA application_id = {numbers.Application};\nPRAGMA user_version = {numbers.Version};\nBEGIN;\n{string.Join(";\n\n", schema)};\n\n{await SchemaFixture.DumpAsync(connection, s_tables, string.Empty)}COMMIT;\n");
        await using var again = await _directory.OpenAsync(SchemaContent.Scope);
        await File.WriteAllLinesAsync(new SchemaFixture(Kind, SqliteStore.Migrations[^1].Version).Content, await SchemaContent.ReadAsync(again), Token);
    }
}
