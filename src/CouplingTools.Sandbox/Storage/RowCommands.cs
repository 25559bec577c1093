using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using CouplingTools.Sandbox.Schema;
using Microsoft.Data.Sqlite;

namespace CouplingTools.Sandbox.Storage;

/// <summary>The statements that read and write the rows of a table.</summary>
internal static class RowCommands
{
    private static readonly ConcurrentDictionary<TableSchema, RowSql> s_sql = new(ReferenceEqualityComparer.Instance);

    public static Row? Find(SandboxConnection connection, TableSchema table, Guid id)
    {
        var command = connection.Prepared(Sql(table).Find, 1);
        command.Parameters[0].Value = SqlValues.ToSql(id);
        using var reader = command.ExecuteReader();
        return reader.Read() ? Read(reader, table) : null;
    }

    public static IEnumerable<Row> Query(SandboxConnection connection, TableSchema table, SqlQuery query)
    {
        var sql = new StringBuilder(query.Columns is null ? Sql(table).Select : RowSql.SelectOnly(table, query.Columns));
        if (query.Where is not null)
            sql.Append(" WHERE ").Append(query.Where);
        if (query.OrderBy is not null)
            sql.Append(" ORDER BY ").Append(query.OrderBy);
        if (query.Limit is not null || query.Offset > 0)
            sql.Append(CultureInfo.InvariantCulture, $" LIMIT {query.Limit ?? -1} OFFSET {query.Offset}");
        using var command = connection.Command(sql.ToString(), query.Parameters);
        using var reader = command.ExecuteReader();
        while (reader.Read())
            yield return query.Columns is null ? Read(reader, table) : Read(reader, table, query.Columns);
    }

    public static long Count(SandboxConnection connection, TableSchema table, SqlQuery query)
    {
        var where = query.Where is null ? string.Empty : $" WHERE {query.Where}";
        using var command = connection.Command($"SELECT count(*) FROM \"{table.SqlName}\" t{where}", query.Parameters);
        return (long)command.ExecuteScalar()!;
    }

    public static void Insert(SandboxConnection connection, Row row) => Bind(connection.Prepared(Sql(row.Table).Insert, row.Table.Columns.Count + 1), row).ExecuteNonQuery();

    public static void Update(SandboxConnection connection, Row row)
    {
        if (Bind(connection.Prepared(Sql(row.Table).Update, row.Table.Columns.Count + 1), row).ExecuteNonQuery() != 1)
            throw new InvalidOperationException($"There is no row {row.Id} in {row.Table.Set}.");
    }

    public static void Delete(SandboxConnection connection, TableSchema table, Guid id)
    {
        var command = connection.Prepared(Sql(table).Delete, 1);
        command.Parameters[0].Value = SqlValues.ToSql(id);
        command.ExecuteNonQuery();
    }

    private static SqliteCommand Bind(SqliteCommand command, Row row)
    {
        for (var i = 0; i < row.Table.Columns.Count; i++)
            command.Parameters[i].Value = SqlValues.ToSql(row[i]);
        command.Parameters[row.Table.Columns.Count].Value = row.Version;
        return command;
    }

    private static Row Read(SqliteDataReader reader, TableSchema table)
    {
        var row = new Row(table);
        var columns = table.Columns;
        for (var i = 0; i < columns.Count; i++)
            row[i] = SqlValues.FromSql(reader, i, columns[i].Type);
        row.Version = reader.GetInt64(columns.Count);
        return row;
    }

    private static Row Read(SqliteDataReader reader, TableSchema table, IReadOnlyList<int> columns)
    {
        var row = new Row(table);
        for (var i = 0; i < columns.Count; i++)
            row[columns[i]] = SqlValues.FromSql(reader, i, table.Columns[columns[i]].Type);
        row.Version = reader.GetInt64(columns.Count);
        return row;
    }

    private static RowSql Sql(TableSchema table) => s_sql.GetOrAdd(table, t => new RowSql(t));

    private sealed class RowSql
    {
        public RowSql(TableSchema table)
        {
            string[] columns = [.. table.Columns.Select(c => $"\"{c.Name}\""), SqlSchema.VersionColumn];
            Select = $"SELECT {string.Join(", ", columns.Select(c => $"t.{c}"))} FROM \"{table.SqlName}\" t";
            Find = $"{Select} WHERE t.\"{table.Key}\" = @0";
            Insert = $"INSERT INTO \"{table.SqlName}\" ({string.Join(", ", columns)}) VALUES ({string.Join(", ", columns.Select((_, i) => $"@{i}"))})";
            Update = $"UPDATE \"{table.SqlName}\" SET {string.Join(", ", columns.Select((c, i) => $"{c} = @{i}"))} WHERE \"{table.Key}\" = @{table.Ordinal(table.Key)}";
            Delete = $"DELETE FROM \"{table.SqlName}\" WHERE \"{table.Key}\" = @0";
        }

        public static string SelectOnly(TableSchema table, IReadOnlyList<int> columns)
        {
            var names = columns.Select(i => $"t.\"{table.Columns[i].Name}\", ");
            return $"SELECT {string.Concat(names)}t.{SqlSchema.VersionColumn} FROM \"{table.SqlName}\" t";
        }

        public string Select { get; }

        public string Find { get; }

        public string Insert { get; }

        public string Update { get; }

        public string Delete { get; }
    }
}
