using System.Data.Common;
using CouplingTools.Engine.Couplings.Sql;
using Npgsql;

namespace CouplingTools.Engine.Couplings.Postgres;

/// <summary>PostgreSQL's SQL. Lists become arrays, which its planner looks up in an index.</summary>
internal sealed class PostgresDialect : SqlDialect
{
    public static PostgresDialect Instance { get; } = new();

    public override string NextFence => "SELECT nextval('fences')";

    public override string Locking => "FOR UPDATE";

    public override string LockingFree => "FOR UPDATE SKIP LOCKED";

    public override string FixedJoin => "JOIN";

    public override string Folded(string column) => $"lower({column})";

    public override string Names(string column, string parameter) => $"lower({column}) = lower({parameter} COLLATE \"C\")";

    public override string NamesOneOf(string column, string parameter) => OneOf($"lower({column})", "lower(item COLLATE \"C\")", parameter);

    public override string IsOneOf(string text, string parameter) => OneOf(text, "item", parameter);

    public override string IsKeyOf(string column, string parameter) => OneOf(column, "item::bigint", parameter);

    public override string IsExactly(string column, string parameter) => $"{column} IS NOT DISTINCT FROM {parameter}";

    // jsonb would write numbers and texts in its own way.
    public override string MergedJson(string json, string winner) =>
        $"(SELECT json_object_agg(key, coalesce(n.value, o.value))::text FROM json_each({json}::json) o FULL JOIN json_each({winner}::json) n USING (key))";

    public override string ToMergeable(string json) => NullCharacter.Hide(json);

    public override string FromMergeable(string json) => NullCharacter.Show(json);

    public override bool IsUniqueViolation(DbException error) => error.SqlState == PostgresErrorCodes.UniqueViolation;

    /// <summary>All rows go in one round trip.</summary>
    public override async Task<IReadOnlyList<long?>> RepeatAsync(
        DbTransaction transaction, string sql, IReadOnlyList<object?[]> rows, CancellationToken cancellationToken)
    {
        var owner = (NpgsqlTransaction)transaction;
        await using var batch = new NpgsqlBatch(owner.Connection, owner);
        foreach (var row in rows)
            batch.BatchCommands.Add(Command(sql, row));
        var keys = new List<long?>(rows.Count);
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        do
            keys.Add(await reader.ReadAsync(cancellationToken) ? reader.GetInt64(0) : null);
        while (await reader.NextResultAsync(cancellationToken));
        return keys;
    }

    private static NpgsqlBatchCommand Command(string sql, object?[] row)
    {
        var command = new NpgsqlBatchCommand(sql);
        for (var index = 0; index < row.Length; index++)
            command.Parameters.Add(new NpgsqlParameter($"{index + 1}", Storable(row[index])));
        return command;
    }

    /// <summary>A text of PostgreSQL has no null characters.</summary>
    private static object Storable(object? value) => value is string text ? text.Replace('\0', '\uFFFD') : value ?? DBNull.Value;

    private static string OneOf(string text, string item, string parameter) =>
        $"{text} = ANY (ARRAY(SELECT {item} FROM json_array_elements_text(replace({parameter}, '\\u0000', '\\ufffd')::json) list(item)))";
}
