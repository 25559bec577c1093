using CouplingTools.Engine.Couplings.Encoding;
using Dapper;
using Microsoft.Data.Sqlite;

namespace CouplingTools.Engine.Couplings.Sqlite;

/// <summary>The history of executions.</summary>
internal static class RunTable
{
    /// <summary>Writes a run's state, whether or not it was written before.</summary>
    public static int Write(SqliteConnection connection, long scope, RunRecord run)
    {
        const string Sql =
            """
            INSERT INTO runs (id, scope, mapping, direction, started_at, started_by, completed_at, counters)
            VALUES (@id, @scope, @Mapping, @Direction, @startedAt, @StartedBy, @completedAt, @counters)
            ON CONFLICT (id) DO UPDATE SET completed_at = excluded.completed_at, counters = excluded.counters
            """;
        return connection.Execute(Sql, new
        {
            id = run.Id.ToString("D"),
            scope,
            run.Mapping,
            run.Direction,
            run.StartedBy,
            startedAt = StoreTime.Write(run.StartedAt),
            completedAt = StoreTime.Write(run.CompletedAt),
            counters = StoreJson.Write(run.Counters),
        });
    }
}
