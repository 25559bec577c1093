using System.Runtime.CompilerServices;
using CouplingTools.Engine.Couplings.Encoding;
using CouplingTools.Engine.Couplings.History;
using CouplingTools.Engine.Couplings.Suspension;

namespace CouplingTools.Engine.Couplings.Sql;

/// <summary>Keeps couplings in an SQL database, which several processes may use at once.</summary>
internal sealed class SqlCouplingStore : ICouplingStore
{
    private readonly SqlDatabase _database;
    private readonly IRunPresence _presence;
    private readonly TimeProvider _time;
    private readonly long _scope;

    private SqlCouplingStore(SqlDatabase database, IRunPresence presence, TimeProvider time, long scope)
    {
        _database = database;
        _presence = presence;
        _time = time;
        _scope = scope;
    }

    public static async Task<SqlCouplingStore> OpenAsync(
        SqlDatabase database, IRunPresence presence, StoreScope scope, TimeProvider time, CancellationToken cancellationToken)
    {
        var key = await database.ReadAsync(session => ScopeTable.FindAsync(session, scope), cancellationToken)
            ?? await database.WriteAsync(session => ScopeTable.AddAsync(session, database.Name, scope), cancellationToken);
        return new SqlCouplingStore(database, presence, time, key);
    }

    public Task<IReadOnlyList<StoredCoupling>> FindAsync(string mapping, Side side, IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken) =>
        _database.ReadAsync(session => CouplingReader.FindAsync(session, _scope, mapping, side, ids), cancellationToken);

    public Task<ILookup<Guid, Guid>> FindElsewhereAsync(string mapping, IReadOnlyCollection<Guid> salesIds, CancellationToken cancellationToken) =>
        _database.ReadAsync(session => ScopeTable.ElsewhereAsync(session, _scope, mapping, salesIds), cancellationToken);

    public async IAsyncEnumerable<IReadOnlyList<StoredCoupling>> ListAsync(
        CouplingFilter filter, int pageSize, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // Who lists couplings may be making others, and must not come upon his own.
        var last = await _database.ReadAsync(CouplingReader.LastAsync, cancellationToken);
        var pages = PagesAsync<StoredCoupling>((session, after) => CouplingReader.ListAsync(session, _scope, filter, after?.Id ?? 0, last, pageSize), pageSize, cancellationToken);
        await foreach (var page in pages)
            yield return page;
    }

    public Task<long> CountAsync(string mapping, CancellationToken cancellationToken) =>
        _database.ReadAsync(session => CouplingReader.CountAsync(session, _scope, mapping), cancellationToken);

    public Task<long> CountAsync(string mapping, CouplingStatus status, CancellationToken cancellationToken) =>
        _database.ReadAsync(session => CouplingReader.CountAsync(session, _scope, mapping, status), cancellationToken);

    public Task<IReadOnlyList<StoredCoupling>> AddAsync(IReadOnlyList<StoredCoupling> couplings, CancellationToken cancellationToken) =>
        ConfirmAsync([.. couplings.Select(coupling => new Confirmation { Coupling = coupling with { Id = 0 } })], null, cancellationToken);

    public Task RemoveAsync(IReadOnlyCollection<long> ids, RunResults? results, CancellationToken cancellationToken) =>
        _database.WriteAsync(
            async session =>
            {
                if (results is not null)
                    await ResultTable.AddAsync(session, _scope, results, _time.GetUtcNow());
                return await RemoveAsync(session, ids);
            },
            cancellationToken);

    public Task OrphanAsync(IReadOnlyList<StoredCoupling> couplings, CancellationToken cancellationToken) =>
        _database.WriteAsync(session => LeaseTable.OrphanAsync(session, _scope, couplings), cancellationToken);

    public Task HoldAsync(IReadOnlyCollection<long> ids, CouplingHold? hold, CancellationToken cancellationToken) =>
        _database.WriteAsync(session => HoldTable.WriteAsync(session, _scope, ids, hold), cancellationToken);

    public Task<IReadOnlyDictionary<long, IReadOnlyDictionary<string, FieldBase>>> ReadBasesAsync(
        IReadOnlyCollection<long> ids, CancellationToken cancellationToken) =>
        _database.ReadAsync(session => BaseTable.ReadAsync(session, _scope, ids), cancellationToken);

    public Task<IReadOnlyList<WriteIntent>> AddIntentsAsync(IReadOnlyList<WriteIntent> intents, CancellationToken cancellationToken) =>
        _database.WriteAsync(session => IntentTable.AddAsync(session, _scope, intents), cancellationToken);

    public Task<IReadOnlyList<WriteIntent>> OpenIntentsAsync(string mapping, CancellationToken cancellationToken) =>
        _database.ReadAsync<IReadOnlyList<WriteIntent>>(
            async session =>
            {
                var open = await IntentTable.OpenAsync(session, _scope, mapping);
                var abandoned = (await IntentTable.AbandonedAsync(session, _scope, mapping)).ToHashSet();
                var underWay = await _presence.UnderWayAsync(session, open.Select(intent => intent.RunId).Distinct());
                return [.. open.Where(intent => !underWay.Contains(intent.RunId) || abandoned.Contains(intent.Id))];
            },
            cancellationToken);

    public Task DropIntentsAsync(IReadOnlyCollection<long> ids, CancellationToken cancellationToken) =>
        _database.WriteAsync(session => IntentTable.RemoveAsync(session, _scope, ids), cancellationToken);

    public Task<IReadOnlyList<StoredCoupling>> ConfirmAsync(IReadOnlyList<Confirmation> confirmations, RunResults? results, CancellationToken cancellationToken) =>
        _database.WriteAsync<IReadOnlyList<StoredCoupling>>(
            async session =>
            {
                if (results is { IsLate: true } && !await IsOpenAsync(session, confirmations))
                    return [];
                var settled = confirmations.SelectMany(confirmation => confirmation.SettledIntents).ToList();
                var removed = await IntentTable.RemoveAsync(session, _scope, settled);
                // Said before a coupling may be in the way: it is the one that somebody else stored for the same write.
                if (removed < settled.Count && results is { IsLate: false })
                    throw ErrorText.Exception("LeaseLost", ErrorClass.Transient);
                var (stored, gone) = await ConfirmAsync(session, confirmations);
                if (gone.Count > 0 && results is { IsLate: false })
                    throw new CouplingsRemovedException(gone);
                if (results is not null)
                    await ResultTable.AddAsync(session, _scope, results, _time.GetUtcNow());
                return stored;
            },
            cancellationToken);

    public Task ImportAsync(
        IReadOnlyList<Confirmation> couplings, IReadOnlyList<WriteIntent> writes, IReadOnlyList<StoredWatermark> watermarks, CancellationToken cancellationToken) =>
        _database.WriteAsync(
            async session =>
            {
                await ConfirmAsync(session, couplings);
                await IntentTable.AddAsync(session, _scope, await IntentTable.WithoutKnownAsync(session, _scope, writes));
                return watermarks.Count == 0 ? 0 : await WatermarkTable.WriteAsync(session, _scope, watermarks);
            },
            cancellationToken);

    public Task<int> MarkSentAsync(IReadOnlyCollection<long> ids, CancellationToken cancellationToken) =>
        _database.WriteAsync(session => IntentTable.MarkSentAsync(session, _scope, ids), cancellationToken);

    public Task<int> CountIntentsAsync(IReadOnlyCollection<long> ids, CancellationToken cancellationToken) =>
        _database.ReadAsync(session => IntentTable.CountAsync(session, _scope, ids), cancellationToken);

    public Task MarkAmbiguousAsync(IReadOnlyCollection<WriteIntent> creates, CancellationToken cancellationToken) =>
        _database.WriteAsync(
            async session =>
            {
                await IntentTable.MarkAmbiguousAsync(session, _scope, creates);
                return true;
            },
            cancellationToken);

    public Task<IReadOnlyList<WriteIntent>> AmbiguousIntentsAsync(string? mapping, CancellationToken cancellationToken) =>
        _database.ReadAsync(session => IntentTable.AmbiguousAsync(session, _scope, mapping), cancellationToken);

    public Task<IReadOnlyList<string>> ListMappingsAsync(CancellationToken cancellationToken) =>
        _database.ReadAsync(session => ScopeTable.MappingsAsync(session, _scope), cancellationToken);

    public Task<IReadOnlyList<WriteIntent>> UnknownCreatesAsync(string mapping, Side side, CancellationToken cancellationToken) =>
        _database.ReadAsync(session => IntentTable.UnknownCreatesAsync(session, _scope, mapping, side), cancellationToken);

    public Task<string?> ReadWatermarkAsync(string mapping, Side side, CancellationToken cancellationToken) =>
        _database.ReadAsync(session => WatermarkTable.ReadAsync(session, _scope, mapping, side), cancellationToken);

    public Task WriteWatermarksAsync(IReadOnlyList<StoredWatermark> watermarks, CancellationToken cancellationToken) =>
        _database.WriteAsync(session => WatermarkTable.WriteAsync(session, _scope, watermarks), cancellationToken);

    public async Task<long> BeginRunAsync(RunRecord run, CancellationToken cancellationToken)
    {
        await _presence.HoldAsync(run.Id, cancellationToken);
        try
        {
            return await _database.WriteAsync(
                async session =>
                {
                    await RunTable.BeginAsync(session, _scope, run);
                    return await LeaseTable.NextFenceAsync(session);
                },
                cancellationToken);
        }
        catch
        {
            // A run that has not begun is not completed either.
            await _presence.ReleaseAsync(run.Id, CancellationToken.None);
            throw;
        }
    }

    public Task<IReadOnlyList<CouplingClaim>> ClaimAsync(Guid run, string? doneKey, IReadOnlyList<StoredCoupling> couplings, CancellationToken cancellationToken) =>
        _database.WriteAsync(
            session => LeaseTable.ClaimAsync(session, _scope, run, doneKey, couplings, runs => _presence.UnderWayAsync(session, runs)), cancellationToken);

    public Task ReleaseAsync(Guid run, IReadOnlyCollection<long> ids, CancellationToken cancellationToken) =>
        _database.WriteAsync(session => LeaseTable.ReleaseAsync(session, _scope, run, ids), cancellationToken);

    public async Task CompleteRunAsync(RunRecord run, CancellationToken cancellationToken)
    {
        try
        {
            await _database.WriteAsync(
                async session =>
                {
                    await RunTable.EndAsync(session, _scope, run);
                    return run.IsInterrupted ? 0 : await RunTable.ForgetUnchangedAsync(session, _scope, run.Id);
                },
                cancellationToken);
            await _database.SettleAsync();
        }
        finally
        {
            await _presence.ReleaseAsync(run.Id, cancellationToken);
        }
    }

    public async Task<int> EndInterruptedRunsAsync(string mapping, CancellationToken cancellationToken)
    {
        var dead = await _database.ReadAsync(
            async session =>
            {
                var unended = await RunTable.UnendedAsync(session, _scope, mapping);
                return unended.Except(await _presence.UnderWayAsync(session, unended)).ToList();
            },
            cancellationToken);
        return dead.Count == 0 ? 0 : await _database.WriteAsync(session => RunTable.InterruptAsync(session, _scope, dead), cancellationToken);
    }

    public async IAsyncEnumerable<IReadOnlyList<RunRecord>> ListRunsAsync(
        RunFilter filter, int pageSize, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var pages = PagesAsync<RunRow>((session, after) => RunTable.ListAsync(session, _scope, filter, after, pageSize), pageSize, cancellationToken);
        await foreach (var page in pages)
        {
            var unended = page.Where(row => row.CompletedAt is null).Select(row => row.Id).ToList();
            var underWay = unended.Count == 0 ? new HashSet<Guid>() : await _database.ReadAsync(session => _presence.UnderWayAsync(session, unended), cancellationToken);
            IReadOnlyList<RunRecord> runs = [.. _database.Decode(page, row => row.ToRun(underWay)).Where(run => filter.Statuses?.Contains(run.Status) != false)];
            if (runs.Count > 0)
                yield return runs;
        }
    }

    public async IAsyncEnumerable<IReadOnlyList<StoredResult>> ListResultsAsync(
        ResultFilter filter, int pageSize, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        IReadOnlyList<long?> owners = filter.Runs is null ? [null] : await _database.ReadAsync(session => RunTable.KeysAsync(session, _scope, filter.Runs), cancellationToken);
        foreach (var owner in owners)
        {
            var pages = PagesAsync<ResultRow>((session, after) => ResultTable.ListAsync(session, _scope, filter, owner, after, pageSize), pageSize, cancellationToken);
            await foreach (var page in pages)
                yield return _database.Decode(page, row => row.ToResult());
        }
    }

    public async Task<int> RemoveRunsAsync(DateTimeOffset before, CancellationToken cancellationToken)
    {
        var kept = await _database.ReadAsync(
            async session => await _presence.UnderWayAsync(session, await RunTable.UnendedAsync(session, _scope, before)), cancellationToken);
        return await _database.WriteAsync(session => RunTable.RemoveAsync(session, _scope, before, kept), cancellationToken);
    }

    /// <summary>The copy of the store that was made before opening it brought it up to date.</summary>
    public string? Backup { get; set; }

    public Task CompactAsync(CancellationToken cancellationToken) => _database.CompactAsync(cancellationToken);

    /// <summary>Looks for damage, for a limited time.</summary>
    /// <returns>Whether all of the database was looked at.</returns>
    /// <exception cref="CouplingException"><c>StoreUnreadable</c>.</exception>
    public Task<bool> ExamineAsync(TimeSpan limit, CancellationToken cancellationToken) => _database.ExamineAsync(limit, cancellationToken);

    /// <summary>Makes sure that the database can be written, also that there is space for it, and leaves it as it is.</summary>
    public Task ProbeWriteAsync(CancellationToken cancellationToken) =>
        _database.WriteAsync(session => ScopeTable.ProbeAsync(session), cancellationToken);

    public async ValueTask DisposeAsync()
    {
        await _presence.DisposeAsync();
        await _database.DisposeAsync();
    }

    /// <summary>Reads rows page by page, each page after the last row of the one before.</summary>
    private async IAsyncEnumerable<IReadOnlyList<TRow>> PagesAsync<TRow>(
        Func<SqlSession, TRow?, Task<IReadOnlyList<TRow>>> read, int pageSize, [EnumeratorCancellation] CancellationToken cancellationToken)
        where TRow : class
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(pageSize, 1);
        IReadOnlyList<TRow> page;
        for (TRow? after = null; ; after = page[^1])
        {
            var start = after;
            page = await _database.ReadAsync(session => read(session, start), cancellationToken);
            if (page.Count > 0)
                yield return page;
            if (page.Count < pageSize)
                yield break;
        }
    }

    private async Task<bool> IsOpenAsync(SqlSession session, IReadOnlyList<Confirmation> confirmations)
    {
        var settled = confirmations.SelectMany(confirmation => confirmation.SettledIntents).ToList();
        return await IntentTable.LockAsync(session, _scope, settled) == settled.Count;
    }

    private static IEnumerable<(long Coupling, CouplingLease Lease)> LeasesOf(IEnumerable<Confirmation> confirmations) =>
        confirmations.Where(confirmation => confirmation.Lease is not null).Select(confirmation => (confirmation.Leased ?? confirmation.Coupling.Id, confirmation.Lease!));

    private Task<int> RemoveAsync(SqlSession session, IEnumerable<long> ids) =>
        session.ExecuteAsync(
            $"DELETE FROM couplings WHERE scope = @scope AND {session.Dialect.IsKeyOf("id", "@ids")}", new { scope = _scope, ids = StoreJson.Write(ids) });

    /// <returns>The couplings as stored, and the keys of those that somebody else has removed.</returns>
    private async Task<(List<StoredCoupling> Stored, HashSet<long> Removed)> ConfirmAsync(SqlSession session, IReadOnlyList<Confirmation> confirmations)
    {
        var removed = await LeaseTable.VerifyAsync(session, _scope, LeasesOf(confirmations));
        // A record that takes the place of a deleted one is there, and is coupled.
        removed.IntersectWith(confirmations.Select(confirmation => confirmation.Coupling.Id));
        var going = confirmations.SelectMany(confirmation => confirmation.Removes ? [confirmation.Coupling.Id] : confirmation.Replaces).ToList();
        if (going.Count > 0)
            await RemoveAsync(session, going);
        var staying = confirmations.Where(confirmation => !confirmation.Removes).ToList();
        var writer = new CouplingWriter(session, _scope, _time.GetUtcNow());
        var stored = await writer.StoreAsync([.. staying.Select(confirmation => confirmation.Coupling)]);
        removed.UnionWith(staying.Zip(stored).Where(pair => pair.Second is null).Select(pair => pair.First.Coupling.Id));
        var moved = staying.Zip(stored).Where(pair => pair.Second is not null && pair.First.Bases.Count > 0);
        await BaseTable.MergeAsync(session, moved.Select(pair => KeyValuePair.Create(pair.Second!.Id, pair.First.Bases)));
        foreach (var group in staying.Where(confirmation => confirmation.Lease is not null).GroupBy(confirmation => confirmation.Lease!))
            await LeaseTable.EndAsync(session, _scope, group.Key, group.Select(confirmation => confirmation.Coupling.Id));
        return ([.. stored.OfType<StoredCoupling>()], removed);
    }
}
