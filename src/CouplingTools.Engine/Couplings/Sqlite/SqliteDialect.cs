using System.Data.Common;
using CouplingTools.Engine.Couplings.Sql;
using Microsoft.Data.Sqlite;

namespace CouplingTools.Engine.Couplings.Sqlite;

/// <summary>SQLite's SQL. The columns of names compare in any letter case by themselves.</summary>
internal sealed class SqliteDialect : SqlDialect
{
    public static SqliteDialect Instance { get; } = new();

    public override string NextFence => "UPDATE fences SET value = value + 1 RETURNING value";

    public override string Locking => string.Empty;

    public override string LockingFree => string.Empty;

    public override string FixedJoin => "CROSS JOIN";

    public override string Folded(string column) => column;

    public override string Names(string column, string parameter) => $"{column} = {parameter}";

    public override string NamesOneOf(string column, string parameter) => IsOneOf($"{column} COLLATE NOCASE", parameter);

    public override string IsOneOf(string text, string parameter) => $"{text} IN (SELECT value FROM json_each({parameter}))";

    public override string IsKeyOf(string column, string parameter) => IsOneOf(column, parameter);

    public override string IsExactly(string column, string parameter) => $"{column} COLLATE BINARY IS {parameter}";

    public override string MergedJson(string json, string winner) => $"json_patch({json}, {winner})";

    public override bool IsUniqueViolation(DbException error) => error is SqliteException sqlite && SqliteErrors.IsUniqueViolation(sqlite);

    /// <summary>The statement is compiled once and run for one row after another.</summary>
    public override async Task<IReadOnlyList<long?>> RepeatAsync(
        DbTransaction transaction, string sql, IReadOnlyList<object?[]> rows, CancellationToken cancellationToken)
    {
        await using var command = transaction.Connection!.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = sql;
        for (var number = 1; number <= rows[0].Length; number++)
            command.Parameters.Add(new SqliteParameter($"@{number}", null));
        var keys = new List<long?>(rows.Count);
        foreach (var row in rows)
        {
            for (var index = 0; index < row.Length; index++)
                command.Parameters[index].Value = row[index] ?? DBNull.Value;
            keys.Add((long?)await command.ExecuteScalarAsync(cancellationToken));
        }

        return keys;
    }
}
