using CouplingTools.Engine.Couplings.Encoding;

namespace CouplingTools.Engine.Couplings.Sql;

/// <summary>Writes couplings of one scope within one transaction.</summary>
internal sealed class CouplingWriter(SqlSession session, long scope, DateTimeOffset now)
{
    private const string Insert =
        """
        INSERT INTO couplings (scope, mapping, business_central_id, sales_id, number, name, status, last_outcome, last_reason,
            last_error, business_central_version, sales_version, last_synchronized_at, failure, coupled_at, hold)
        VALUES (@1, @2, @3, @4, @5, @6, @7, @8, @9, @10, @11, @12, @13, @14, @15, @16) ON CONFLICT DO NOTHING RETURNING id
        """;

    // The columns of the indexes are left out where they keep their value: to rewrite an index costs as much as all the rest.
    private string UpdateState =>
        $"""
        UPDATE couplings SET name = @6, status = @7, last_outcome = @8, last_reason = @9, last_error = @10,
            business_central_version = @11, sales_version = @12, last_synchronized_at = @13, failure = @14
        WHERE scope = @1 AND {session.Dialect.Names("mapping", "@2")} AND id = @15
            AND business_central_id = @3 AND sales_id = @4 AND {session.Dialect.IsExactly("number", "@5")} RETURNING id
        """;

    private string UpdateAll =>
        $"""
        UPDATE couplings SET business_central_id = @3, sales_id = @4, number = @5, name = @6, status = @7, last_outcome = @8,
            last_reason = @9, last_error = @10, business_central_version = @11, sales_version = @12, last_synchronized_at = @13, failure = @14
        WHERE scope = @1 AND {session.Dialect.Names("mapping", "@2")} AND id = @15 RETURNING id
        """;

    /// <summary>Stores couplings and returns each as stored; <see langword="null"/> for one that somebody removed meanwhile.</summary>
    /// <exception cref="CouplingConflictException">One of the records is coupled already.</exception>
    public async Task<StoredCoupling?[]> StoreAsync(IReadOnlyList<StoredCoupling> couplings)
    {
        var stored = new StoredCoupling?[couplings.Count];
        await ChangeAsync([.. Enumerable.Range(0, couplings.Count).Where(index => couplings[index].Id != 0)], couplings, stored);
        await AddAsync([.. Enumerable.Range(0, couplings.Count).Where(index => couplings[index].Id == 0)], couplings, stored);
        return stored;
    }

    private async Task AddAsync(int[] indexes, IReadOnlyList<StoredCoupling> couplings, StoredCoupling?[] stored)
    {
        var made = indexes.Select(index => couplings[index] with { CoupledAt = couplings[index].CoupledAt == default ? now : couplings[index].CoupledAt }).ToList();
        var keys = await session.RepeatAsync(Insert, [.. made.Select(coupling => (object?[])[.. State(coupling), StoreTime.Write(coupling.CoupledAt), StoreJson.Write(coupling.Hold)])]);
        for (var at = 0; at < indexes.Length; at++)
            stored[indexes[at]] = made[at] with { Id = keys[at] ?? throw await ConflictAsync(couplings[indexes[at]]) };
    }

    private async Task ChangeAsync(int[] indexes, IReadOnlyList<StoredCoupling> couplings, StoredCoupling?[] stored)
    {
        var keys = await session.RepeatAsync(UpdateState, [.. indexes.Select(index => Row(couplings[index]))]);
        for (var at = 0; at < indexes.Length; at++)
        {
            var coupling = couplings[indexes[at]];
            if (keys[at] is not null || await MoveAsync(coupling))
                stored[indexes[at]] = coupling;
        }
    }

    /// <summary>Writes a coupling whose records or number are others now.</summary>
    private async Task<bool> MoveAsync(StoredCoupling coupling)
    {
        var isThere = false;
        var isFree = await session.TryAsync(async () => isThere = (await session.RepeatAsync(UpdateAll, [Row(coupling)]))[0] is not null);
        return isFree ? isThere : throw await ConflictAsync(coupling);
    }

    private async Task<Exception> ConflictAsync(StoredCoupling wanted) =>
        await CouplingReader.FindRivalAsync(session, scope, wanted) is { } existing
            ? new CouplingConflictException(wanted, existing)
            : new LostRaceException();

    private object?[] Row(StoredCoupling coupling) => [.. State(coupling), coupling.Id];

    private object?[] State(StoredCoupling coupling) =>
    [
        scope, coupling.Mapping, coupling.BusinessCentralId.ToString("D"), coupling.SalesId.ToString("D"),
        coupling.Number, coupling.Name, coupling.Status.ToString(), coupling.LastOutcome?.ToString(), coupling.LastReason,
        coupling.LastError, coupling.BusinessCentralVersion, coupling.SalesVersion, StoreTime.Write(coupling.LastSynchronizedAt),
        StoreJson.Write(coupling.Failure),
    ];
}
