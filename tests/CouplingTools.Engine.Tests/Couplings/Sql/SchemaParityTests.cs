using System.Text.RegularExpressions;
using CouplingTools.Engine.Couplings.Postgres;
using CouplingTools.Engine.Couplings.Sql;
using CouplingTools.Engine.Couplings.Sqlite;
using Xunit;

namespace CouplingTools.Engine.Tests.Couplings.Sql;

/// <summary>Both kinds of store have the tables that the common statements name.</summary>
public sealed partial class SchemaParityTests
{
    // What only one of them needs.
    private static readonly string[] s_own = ["presence", "fences"];

    [Fact]
    public void Both_schemas_have_the_same_columns_with_and_without_a_value() =>
        Assert.Equal(Columns(SqliteStore.Migrations).Order(StringComparer.Ordinal), Columns(PostgresStore.Migrations).Order(StringComparer.Ordinal));

    [Fact]
    public void Both_schemas_have_the_same_indexes() =>
        Assert.Equal(
            Names(SqliteStore.Migrations, Index()).Order(StringComparer.Ordinal),
            Names(PostgresStore.Migrations, Index()).Except(["watermarks_mapping"]).Order(StringComparer.Ordinal));

    private static IEnumerable<string> Columns(IReadOnlyList<SchemaMigration> migrations) =>
        from migration in migrations
        from Match table in Table().Matches(migration.Sql)
        where !s_own.Contains(table.Groups["name"].Value)
        from Match column in Column().Matches(table.Groups["columns"].Value)
        where column.Groups["name"].Value is not ("UNIQUE" or "PRIMARY")
        let isNeeded = column.Value.Contains("NOT NULL", StringComparison.Ordinal) || column.Value.Contains("PRIMARY KEY", StringComparison.Ordinal)
        select $"{table.Groups["name"].Value}.{column.Groups["name"].Value}{(isNeeded ? "" : "?")}";

    private static IEnumerable<string> Names(IReadOnlyList<SchemaMigration> migrations, Regex pattern) =>
        migrations.SelectMany(migration => pattern.Matches(migration.Sql)).Select(match => match.Groups["name"].Value);

    [GeneratedRegex(@"^CREATE TABLE (?<name>\w+) \((?<columns>.*?)^\)", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Table();

    [GeneratedRegex(@"^ +(?<name>\w+) +\w.*$", RegexOptions.Multiline)]
    private static partial Regex Column();

    [GeneratedRegex(@"^CREATE (UNIQUE )?INDEX (?<name>\w+)", RegexOptions.Multiline)]
    private static partial Regex Index();
}
