using System.Globalization;
using CouplingTools.Sandbox.Schema;
using CouplingTools.Sandbox.Storage;
using Microsoft.Data.Sqlite;

namespace CouplingTools.Sandbox.Log;

/// <summary>The statements of the operation log.</summary>
internal static class LogTable
{
    private const string InsertSql = """
        INSERT INTO _log (time, service, method, entity, id, status, duration, batch, url)
        VALUES (@0, @1, @2, @3, @4, @5, @6, @7, @8) RETURNING sequence
        """;

    private const string SelectSql = "SELECT sequence, time, service, method, entity, id, status, duration, batch, url FROM _log";

    public static long Insert(SandboxSession session, LogEntry entry)
    {
        var command = session.Connection.Prepared(InsertSql, 9);
        object?[] values =
        [
            entry.Time, entry.Service, entry.Method, entry.Table, entry.Id, entry.Status, entry.Duration.Ticks, entry.Batch, entry.Url,
        ];
        for (var i = 0; i < values.Length; i++)
            command.Parameters[i].Value = SqlValues.ToSql(values[i]);
        return (long)command.ExecuteScalar()!;
    }

    public static void Finish(SandboxSession session, long sequence, int status, TimeSpan duration) =>
        session.Connection.Scalar("UPDATE _log SET status = @0, duration = @1 WHERE sequence = @2", status, duration.Ticks, sequence);

    public static IReadOnlyList<SandboxOperation> Read(SandboxSession session, int? last)
    {
        var sql = last is null
            ? $"{SelectSql} ORDER BY sequence"
            : $"SELECT * FROM ({SelectSql} ORDER BY sequence DESC LIMIT @0) ORDER BY sequence";
        using var command = session.Connection.Command(sql, last is null ? [] : [last]);
        using var reader = command.ExecuteReader();
        var operations = new List<SandboxOperation>();
        while (reader.Read())
            operations.Add(ReadOne(reader));
        return operations;
    }

    public static void Clear(SandboxSession session) => session.Connection.Execute("DELETE FROM _log");

    private static SandboxOperation ReadOne(SqliteDataReader reader) => new(
        reader.GetInt64(0),
        (DateTimeOffset)SqlValues.FromSql(reader, 1, ColumnType.DateTime)!,
        reader.GetString(2),
        reader.GetString(3),
        reader.GetString(4),
        reader.IsDBNull(5) ? null : Guid.Parse(reader.GetString(5), CultureInfo.InvariantCulture),
        reader.GetInt32(6),
        TimeSpan.FromTicks(reader.GetInt64(7)),
        reader.IsDBNull(8) ? null : reader.GetInt64(8),
        reader.GetString(9));
}
