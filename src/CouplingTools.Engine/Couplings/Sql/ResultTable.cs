using System.Globalization;
using CouplingTools.Engine.Couplings.Encoding;
using CouplingTools.Engine.Couplings.History;

namespace CouplingTools.Engine.Couplings.Sql;

/// <summary>What became of every input of every run.</summary>
internal static class ResultTable
{
    private const string Insert =
        """
        INSERT INTO results (run, outcome, reason, direction, number, name, business_central_id, sales_id, changes, images, error,
            action, error_class, duration, is_suspended)
        VALUES (@1, @2, @3, @4, @5, @6, @7, @8, @9, @10, @11, @12, @13, @14, @15) RETURNING id
        """;

    /// <summary>Adds results and counts them toward their run.</summary>
    public static async Task AddAsync(SqlSession session, long scope, RunResults results, DateTimeOffset now)
    {
        var arguments = new { scope, run = results.Run.ToString("D") };
        if (await session.FirstAsync<Owner>("SELECT id AS Key, direction AS Direction FROM runs WHERE scope = @scope AND run = @run", arguments) is not { } owner)
            return;
        IReadOnlyList<StoredResult?> given = results.IsLate || results.Completes ? await TakeBackAsync(session, owner, results.Results) : [];
        var added = results switch
        {
            { Completes: true } => [.. given.Zip(results.Results, LateResult.Complete)],
            { IsLate: true } => [.. given.Zip(results.Results, LateResult.Join)],
            _ => await WithoutKnownAsync(session, owner, results.Results),
        };
        await session.RepeatAsync(Insert, [.. added.Select(result => Values(owner, result))]);
        await session.ExecuteAsync(CountStatement(added, [.. given.OfType<StoredResult>()], results.IsLate), new { key = owner.Key, now = StoreTime.Write(now) });
    }

    /// <summary>
    /// Removes what a run said of records that more is known of now, and returns it, for each of them in turn. Of an input given twice it
    /// said so beside that.
    /// </summary>
    private static async Task<IReadOnlyList<StoredResult?>> TakeBackAsync(SqlSession session, Owner owner, IReadOnlyList<StoredResult> late)
    {
        var given = await GivenAsync(session, owner, late);
        var takenBack = new List<(long Id, StoredResult Result)?>();
        foreach (var result in late)
        {
            takenBack.Add(LateResult.PlaceOf(result, [.. given.Select(row => row.Result)]) is { } place ? given[place] : null);
            given.RemoveAll(row => row.Id == takenBack[^1]?.Id);
        }

        await session.ExecuteAsync($"DELETE FROM results WHERE {session.Dialect.IsKeyOf("id", "@ids")}", new { ids = StoreJson.Write(takenBack.OfType<(long Id, StoredResult)>().Select(row => row.Id)) });
        return [.. takenBack.Select(row => row?.Result)];
    }

    /// <summary>Leaves out what a run could not store that was taken for dead: who dealt with its writes has told of them.</summary>
    private static async Task<IReadOnlyList<StoredResult>> WithoutKnownAsync(SqlSession session, Owner owner, IReadOnlyList<StoredResult> results)
    {
        var lost = results.Where(result => result.Result.Reason == LateResult.NotStored).ToList();
        if (lost.Count == 0)
            return results;
        var told = (await GivenAsync(session, owner, lost)).Select(row => row.Result).ToList();
        return [.. results.Where(result => !lost.Contains(result) || LateResult.PlaceOf(result, told) is null)];
    }

    /// <summary>What a run said of the records of some results.</summary>
    private static async Task<List<(long Id, StoredResult Result)>> GivenAsync(SqlSession session, Owner owner, IReadOnlyList<StoredResult> results)
    {
        var sql =
            $"""
            SELECT {ResultRow.Columns} FROM results s {session.Dialect.FixedJoin} runs r ON r.id = s.run
            WHERE s.run = @key AND (s.reason IS NULL OR s.reason <> @duplicate)
                AND ({session.Dialect.IsOneOf("s.business_central_id", "@businessCentralIds")} OR {session.Dialect.IsOneOf("s.sales_id", "@salesIds")})
            ORDER BY s.id
            """;
        var rows = await session.QueryAsync<ResultRow>(sql, new
        {
            key = owner.Key,
            duplicate = "DuplicateInput",
            businessCentralIds = StoreJson.Write(results.Select(result => result.Result.BusinessCentralId).OfType<Guid>()),
            salesIds = StoreJson.Write(results.Select(result => result.Result.SalesId).OfType<Guid>()),
        });
        return [.. rows.Select(row => (row.Id, row.ToResult()))];
    }

    /// <summary>The page of results, of one run or of all, after the one with the keys given.</summary>
    public static Task<IReadOnlyList<ResultRow>> ListAsync(SqlSession session, long scope, ResultFilter filter, long? owner, ResultRow? after, int pageSize) =>
        session.QueryAsync<ResultRow>(ListStatement(session.Dialect, filter, owner is not null, after is not null), new
        {
            scope,
            owner,
            mappings = StoreJson.Write(filter.Mappings),
            outcomes = StoreJson.Write(filter.Outcomes?.Select(outcome => outcome.ToString())),
            reasons = StoreJson.Write(filter.Reasons),
            numbers = StoreJson.Write(filter.Numbers),
            businessCentralIds = StoreJson.Write(filter.BusinessCentralIds),
            salesIds = StoreJson.Write(filter.SalesIds),
            run = after?.RunKey,
            id = after?.Id,
            pageSize,
        });

    public static string ListStatement(SqlDialect dialect, ResultFilter filter, bool ofOneRun, bool continues)
    {
        var restrictions = new List<string>();
        if (filter.Mappings is not null)
            restrictions.Add(dialect.NamesOneOf("r.mapping", "@mappings"));
        if (filter.Outcomes is not null)
            restrictions.Add(dialect.IsOneOf("s.outcome", "@outcomes"));
        if (filter.Reasons is not null)
            restrictions.Add(dialect.NamesOneOf("s.reason", "@reasons"));
        if (filter.Numbers is not null)
            restrictions.Add(dialect.NamesOneOf("s.number", "@numbers"));
        if (filter.BusinessCentralIds is not null)
            restrictions.Add(dialect.IsOneOf("s.business_central_id", "@businessCentralIds"));
        if (filter.SalesIds is not null)
            restrictions.Add(dialect.IsOneOf("s.sales_id", "@salesIds"));
        // The sign keeps the database from walking all runs in order where single records are asked for by key.
        var run = filter is { BusinessCentralIds: null, SalesIds: null, Numbers: null } ? "s.run" : "+s.run";
        if (ofOneRun)
            restrictions.Add($"{run} = @owner");
        if (continues)
            restrictions.Add(ofOneRun ? "s.id > @id" : $"{run} <= @run AND (s.run < @run OR s.id > @id)");
        var and = string.Concat(restrictions.Select(restriction => $" AND {restriction}"));
        var order = ofOneRun ? "s.id" : $"{run} DESC, s.id";
        return $"SELECT {ResultRow.Columns} FROM results s {dialect.FixedJoin} runs r ON r.id = s.run WHERE r.scope = @scope{and} ORDER BY {order} LIMIT @pageSize";
    }

    private static object?[] Values(Owner owner, StoredResult stored)
    {
        var result = stored.Result;
        var direction = result.Direction.ToString();
        return
        [
            owner.Key, result.Outcome.ToString(), result.Reason, direction == owner.Direction ? null : direction, result.Number, result.Name,
            result.BusinessCentralId?.ToString("D"), result.SalesId?.ToString("D"),
            result.Changes.Count == 0 ? null : StoreJson.Write(result.Changes), stored.Images.Count == 0 ? null : StoreJson.Write(stored.Images),
            result.Error, result.RecommendedAction, result.ErrorClass?.ToString(), result.Duration.Ticks,
            result.IsSuspended ? 1L : null,
        ];
    }

    private static string CountStatement(IReadOnlyList<StoredResult> added, IReadOnlyList<StoredResult> takenBack, bool isLate)
    {
        var counts = added.Select(stored => (stored.Result, Count: 1)).Concat(takenBack.Select(stored => (stored.Result, Count: -1))).ToList();
        var changes = counts
            .GroupBy(entry => ColumnOf(entry.Result.Outcome))
            .Select(group => Change(group.Key, group.Sum(entry => entry.Count)))
            .Append(Change("suspended", counts.Where(entry => entry.Result.IsSuspended).Sum(entry => entry.Count)))
            .Concat(isLate ? [] : ["last_stored_at = @now"]);
        return $"UPDATE runs SET {string.Join(", ", changes)} WHERE id = @key";

        static string Change(string column, int by) => string.Create(CultureInfo.InvariantCulture, $"{column} = {column} + ({by})");
    }

    private static string ColumnOf(SyncOutcome outcome) => outcome.ToString().ToLowerInvariant();

    private sealed class Owner
    {
        public long Key { get; init; }

        public required string Direction { get; init; }
    }
}
