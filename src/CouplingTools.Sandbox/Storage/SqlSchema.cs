using CouplingTools.Sandbox.Schema;

namespace CouplingTools.Sandbox.Storage;

/// <summary>The SQL that creates a table for each entity set, and the tables of the sandbox itself.</summary>
internal static class SqlSchema
{
    /// <summary>Marks a SQLite file as a sandbox.</summary>
    public const int ApplicationId = 0x43545342;

    /// <summary>Version of the file's layout.</summary>
    public const int Version = 1;

    /// <summary>Name of the column with the row version.</summary>
    public const string VersionColumn = "_version";

    private const string OwnTables = """
        CREATE TABLE _settings (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
        CREATE TABLE _counters (name TEXT PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID;
        CREATE TABLE _log (
            sequence INTEGER PRIMARY KEY AUTOINCREMENT, time TEXT NOT NULL, service TEXT NOT NULL, method TEXT NOT NULL, entity TEXT NOT NULL,
            id TEXT, status INTEGER NOT NULL, duration INTEGER NOT NULL, batch INTEGER, url TEXT NOT NULL);
        INSERT INTO _counters VALUES ('version', 0), ('id', 0);
        """;

    /// <summary>All statements, in order.</summary>
    public static IEnumerable<string> Statements(IReadOnlyList<ServiceSchema> services)
    {
        yield return OwnTables;
        var tables = services.SelectMany(s => s.Tables.Select(t => (Service: s, Table: t))).ToList();
        foreach (var (service, table) in tables.Where(t => t.Table.View is null))
        {
            yield return Create(service, table);
            foreach (var index in table.Indexes)
                yield return Index(table, index);
        }
        foreach (var (_, table) in tables.Where(t => t.Table.View is not null))
            yield return $"CREATE VIEW \"{table.SqlName}\" AS {table.View}";
    }

    /// <summary>The collation the column is compared with, or null where plain comparison does.</summary>
    public static string? Collation(ServiceSchema service, ColumnSchema column) => column.Type switch
    {
        ColumnType.Decimal => Collations.Number,
        ColumnType.Text when service.Service == ServiceNames.Sales => Collations.IgnoreCase,
        _ => null,
    };

    private static string Create(ServiceSchema service, TableSchema table)
    {
        var columns = table.Columns.Select(c => $"\"{c.Name}\" {SqlType(c.Type)}{Collate(service, c)}{(c.Name == table.Key ? " PRIMARY KEY" : string.Empty)}");
        return $"CREATE TABLE \"{table.SqlName}\" ({string.Join(", ", columns)}, {VersionColumn} INTEGER NOT NULL)";
    }

    private static string Collate(ServiceSchema service, ColumnSchema column) =>
        Collation(service, column) is { } collation ? $" COLLATE {collation}" : string.Empty;

    private static string Index(TableSchema table, string index)
    {
        var columns = index.Split(',');
        return $"CREATE INDEX \"{table.SqlName}_{string.Join('_', columns)}\" ON \"{table.SqlName}\" ({string.Join(", ", columns.Select(c => $"\"{c}\""))})";
    }

    private static string SqlType(ColumnType type) => type switch
    {
        ColumnType.Int or ColumnType.Long or ColumnType.Option or ColumnType.Bool => "INTEGER",
        ColumnType.Double => "REAL",
        _ => "TEXT",
    };
}
