using System.Data.Common;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CouplingTools.Engine.Couplings.Sql;
using Xunit;

namespace CouplingTools.Engine.Tests.Couplings.Schemas;

/// <summary>A store of a released schema, as SQL that makes it anew, and what it tells. The schema's SQL is in it, so nothing it makes ever changes.</summary>
/// <param name="Kind">The kind of store, as its migrations' folder is called.</param>
/// <param name="Version">The schema.</param>
internal sealed record SchemaFixture(string Kind, int Version)
{
    private const string Made = "-- Made by migrations whose SHA-256 is ";

    public static string Folder { get; } = FindFolder();

    /// <summary>Those that there are, of every kind of store.</summary>
    public static IReadOnlyList<SchemaFixture> All { get; } =
        [.. from file in Directory.EnumerateFiles(Folder, "*.sql").Order(StringComparer.Ordinal)
            let parts = Path.GetFileNameWithoutExtension(file).Split('.')
            select new SchemaFixture(parts[1], int.Parse(parts[0], CultureInfo.InvariantCulture))];

    /// <summary>The SQL that makes the store.</summary>
    public string File => Path.Combine(Folder, string.Create(CultureInfo.InvariantCulture, $"{Version:D4}.{Kind}.sql"));

    /// <summary>What the store tells, whatever kind it is of.</summary>
    public string Content => Path.Combine(Folder, string.Create(CultureInfo.InvariantCulture, $"{Version:D4}.txt"));

    public static string HashOf(IEnumerable<SchemaMigration> migrations) =>
        Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', migrations.Select(migration => migration.Sql.ReplaceLineEndings("\n").Trim())))));

    public string ReadSql() => System.IO.File.ReadAllText(File);

    /// <summary>The hash of the migrations that made it.</summary>
    public string ReadHash() => ReadSql().Split('\n')[0].TrimEnd()[Made.Length..];

    public void Write(IEnumerable<SchemaMigration> migrations, string sql)
    {
        Assert.False(System.IO.File.Exists(File), $"{File} is there. What was released is not written anew.");
        System.IO.File.WriteAllText(File, $"{Made}{HashOf(migrations)}\n{sql}");
    }

    /// <summary>Statements that put the rows of tables where they are.</summary>
    public static async Task<string> DumpAsync(DbConnection connection, IEnumerable<string> tables, string overriding)
    {
        var sql = new StringBuilder();
        foreach (var table in tables)
        {
            await using var command = connection.CreateCommand();
            command.CommandText = $"SELECT * FROM {table} ORDER BY 1";
            await using var reader = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
            var columns = string.Join(", ", Enumerable.Range(0, reader.FieldCount).Select(reader.GetName));
            while (await reader.ReadAsync(TestContext.Current.CancellationToken))
                sql.Append(CultureInfo.InvariantCulture, $"INSERT INTO {table} ({columns}) {overriding}VALUES ({string.Join(", ", Enumerable.Range(0, reader.FieldCount).Select(index => Literal(reader.GetValue(index))))});\n");
        }

        return sql.ToString();
    }

    private static string Literal(object value) => value switch
    {
        DBNull => "NULL",
        string text => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'",
        long number => number.ToString(CultureInfo.InvariantCulture),
        _ => throw new NotSupportedException($"{value.GetType()}"),
    };

    private static string FindFolder()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!System.IO.File.Exists(Path.Combine(folder.FullName, "CouplingTools.sln")))
            folder = folder.Parent!;
        return Path.Combine(folder.FullName, "tests", "CouplingTools.Engine.Tests", "Couplings", "Schemas");
    }
}
