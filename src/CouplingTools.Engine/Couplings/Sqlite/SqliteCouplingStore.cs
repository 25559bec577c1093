using System.Runtime.CompilerServices;
using CouplingTools.Engine.Couplings.Encoding;
using CouplingTools.Engine.Couplings.History;
using CouplingTools.Engine.Couplings.Suspension;
using Dapper;
using Microsoft.Data.Sqlite;

namespace CouplingTools.Engine.Couplings.Sqlite;

/// <summary>Keeps couplings in a SQLite file, which several processes may use at once.</summary>
internal sealed class SqliteCouplingStore : ICouplingStore
{
    private readonly SqliteDatabase _database;
    private readonly TimeProvider _time;
    private readonly long _scope;
    private readonly RunFiles _runs;

    private SqliteCouplingStore(SqliteDatabase database, TimeProvider time, long scope)
    {
        _database = database;
        _time = time;
        _scope = scope;
        _runs = new RunFiles(database.Path);
    }

    /// <summary>Opens the file, creating it and its directory for its owner alone where they do not exist.</summary>
    /// <exception cref="CouplingException">
    /// <c>StoreUnreadable</c>: not a store, or damaged. <c>StoreTooNew</c>: written by a newer version.
    /// <c>StoreInaccessible</c>, <c>StoreBusy</c>, <c>StoreFull</c>: the file cannot be used now.
    /// </exception>
    public static Task<SqliteCouplingStore> OpenAsync(string path, StoreScope scope, TimeProvider time, CancellationToken cancellationToken) =>
        OpenAsync(path, scope, SchemaMigration.All, time, cancellationToken);

    internal static async Task<SqliteCouplingStore> OpenAsync(
        string path, StoreScope scope, IReadOnlyList<SchemaMigration> migrations, TimeProvider time, CancellationToken cancellationToken)
    {
        path = Path.GetFullPath(path);
        try
        {
            StoreFile.Prepare(path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw SqliteErrors.Inaccessible(path, error);
        }
        var database = new SqliteDatabase(path, time);
        try
        {
            var schema = new SqliteSchema(database, migrations, time);
            await schema.OpenAsync(cancellationToken);
            await schema.MigrateAsync(cancellationToken);
            var key = await database.ReadAsync(connection => ScopeTable.Find(connection, scope), cancellationToken)
                ?? await database.WriteAsync(transaction => ScopeTable.Add(transaction.Connection!, scope), cancellationToken);
            return new SqliteCouplingStore(database, time, key);
        }
        catch
        {
            await database.DisposeAsync();
            throw;
        }
    }

    public Task<IReadOnlyList<StoredCoupling>> FindAsync(string mapping, Side side, IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken) =>
        _database.ReadAsync(connection => CouplingReader.Find(connection, _scope, mapping, side, ids), cancellationToken);

    public Task<ILookup<Guid, Guid>> FindElsewhereAsync(string mapping, IReadOnlyCollection<Guid> salesIds, CancellationToken cancellationToken) =>
        _database.ReadAsync(connection => ScopeTable.Elsewhere(connection, _scope, mapping, salesIds), cancellationToken);

    public async IAsyncEnumerable<IReadOnlyList<StoredCoupling>> ListAsync(
        CouplingFilter filter, int pageSize, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(pageSize, 1);
        IReadOnlyList<StoredCoupling> page;
        for (var after = 0L; ; after = page[^1].Id)
        {
            var start = after;
            page = await _database.ReadAsync(connection => CouplingReader.List(connection, _scope, filter, start, pageSize), cancellationToken);
            if (page.Count > 0)
                yield return page;
            if (page.Count < pageSize)
                yield break;
        }
    }

    public Task<long> CountAsync(string mapping, CancellationToken cancellationToken) =>
        _database.ReadAsync(connection => CouplingReader.Count(connection, _scope, mapping), cancellationToken);

    public Task<IReadOnlyList<StoredCoupling>> AddAsync(IReadOnlyList<StoredCoupling> couplings, CancellationToken cancellationToken) =>
        ConfirmAsync([.. couplings.Select(coupling => new Confirmation { Coupling = coupling with { Id = 0 } })], null, cancellationToken);

    public Task RemoveAsync(IReadOnlyCollection<long> ids, CancellationToken cancellationToken) =>
        _database.WriteAsync(
            transaction => Remove(transaction, ids),
            cancellationToken);

    public Task HoldAsync(IReadOnlyCollection<long> ids, CouplingHold? hold, CancellationToken cancellationToken) =>
        _database.WriteAsync(transaction => HoldTable.Write(transaction.Connection!, _scope, ids, hold), cancellationToken);

    public Task<IReadOnlyDictionary<long, IReadOnlyDictionary<string, FieldBase>>> ReadBasesAsync(
        IReadOnlyCollection<long> ids, CancellationToken cancellationToken) =>
        _database.ReadAsync(connection => BaseTable.Read(connection, _scope, ids), cancellationToken);

    public Task<IReadOnlyList<WriteIntent>> AddIntentsAsync(IReadOnlyList<WriteIntent> intents, CancellationToken cancellationToken) =>
        _database.WriteAsync(transaction => IntentTable.Add(transaction, _scope, intents), cancellationToken);

    public async Task<IReadOnlyList<WriteIntent>> OpenIntentsAsync(string mapping, CancellationToken cancellationToken)
    {
        var open = await _database.ReadAsync(connection => IntentTable.Open(connection, _scope, mapping), cancellationToken);
        var underWay = open.Select(intent => intent.RunId).Distinct().Where(_runs.IsUnderWay).ToHashSet();
        return [.. open.Where(intent => !underWay.Contains(intent.RunId))];
    }

    public Task DropIntentsAsync(IReadOnlyCollection<long> ids, CancellationToken cancellationToken) =>
        _database.WriteAsync(transaction => IntentTable.Remove(transaction.Connection!, _scope, ids), cancellationToken);

    public Task<IReadOnlyList<StoredCoupling>> ConfirmAsync(IReadOnlyList<Confirmation> confirmations, RunResults? results, CancellationToken cancellationToken) =>
        _database.WriteAsync<IReadOnlyList<StoredCoupling>>(
            transaction =>
            {
                var stored = Confirm(transaction, confirmations);
                if (results is not null)
                    ResultTable.Add(transaction, _scope, results, _time.GetUtcNow());
                return stored;
            },
            cancellationToken);

    public Task<string?> ReadWatermarkAsync(string mapping, Side side, CancellationToken cancellationToken) =>
        _database.ReadAsync(connection => WatermarkTable.Read(connection, _scope, mapping, side), cancellationToken);

    public Task WriteWatermarksAsync(IReadOnlyList<StoredWatermark> watermarks, CancellationToken cancellationToken) =>
        _database.WriteAsync(transaction => WatermarkTable.Write(transaction.Connection!, _scope, watermarks), cancellationToken);

    public Task BeginRunAsync(RunRecord run, CancellationToken cancellationToken)
    {
        try
        {
            _runs.Hold(run.Id);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw SqliteErrors.Inaccessible(_database.Path, error);
        }

        return _database.WriteAsync(transaction => RunTable.Begin(transaction.Connection!, _scope, run), cancellationToken);
    }

    public async Task CompleteRunAsync(RunRecord run, CancellationToken cancellationToken)
    {
        try
        {
            await _database.WriteAsync(transaction => RunTable.End(transaction.Connection!, _scope, run), cancellationToken);
        }
        finally
        {
            _runs.Release(run.Id);
        }
    }

    public async IAsyncEnumerable<IReadOnlyList<RunRecord>> ListRunsAsync(
        RunFilter filter, int pageSize, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var pages = PagesAsync<RunRow>((connection, after) => RunTable.List(connection, _scope, filter, after, pageSize), pageSize, cancellationToken);
        await foreach (var page in pages)
        {
            IReadOnlyList<RunRecord> runs = [.. page.Select(row => row.ToRun(_runs.IsUnderWay)).Where(run => filter.Statuses?.Contains(run.Status) != false)];
            if (runs.Count > 0)
                yield return runs;
        }
    }

    public async IAsyncEnumerable<IReadOnlyList<StoredResult>> ListResultsAsync(
        ResultFilter filter, int pageSize, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        IReadOnlyList<long?> owners = filter.Runs is null ? [null] : await _database.ReadAsync(connection => RunTable.Keys(connection, _scope, filter.Runs), cancellationToken);
        foreach (var owner in owners)
        {
            var pages = PagesAsync<ResultRow>((connection, after) => ResultTable.List(connection, _scope, filter, owner, after, pageSize), pageSize, cancellationToken);
            await foreach (var page in pages)
                yield return [.. page.Select(row => row.ToResult())];
        }
    }

    public async Task<int> RemoveRunsAsync(DateTimeOffset before, CancellationToken cancellationToken)
    {
        var unended = await _database.ReadAsync(connection => RunTable.Unended(connection, _scope, before), cancellationToken);
        IReadOnlyList<Guid> kept = [.. unended.Where(_runs.IsUnderWay)];
        return await _database.WriteAsync(transaction => RunTable.Remove(transaction.Connection!, _scope, before, kept), cancellationToken);
    }

    /// <summary>Makes sure that the file can be written, and leaves it as it is.</summary>
    public Task ProbeWriteAsync(CancellationToken cancellationToken) =>
        _database.WriteAsync(transaction => transaction.Connection!.Execute("UPDATE couplings SET scope = scope WHERE id IS NULL"), cancellationToken);

    public ValueTask DisposeAsync()
    {
        _runs.Dispose();
        return _database.DisposeAsync();
    }

    /// <summary>Reads rows page by page, each page after the last row of the one before.</summary>
    private async IAsyncEnumerable<IReadOnlyList<TRow>> PagesAsync<TRow>(
        Func<SqliteConnection, TRow?, IReadOnlyList<TRow>> read, int pageSize, [EnumeratorCancellation] CancellationToken cancellationToken)
        where TRow : class
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(pageSize, 1);
        IReadOnlyList<TRow> page;
        for (TRow? after = null; ; after = page[^1])
        {
            var start = after;
            page = await _database.ReadAsync(connection => read(connection, start), cancellationToken);
            if (page.Count > 0)
                yield return page;
            if (page.Count < pageSize)
                yield break;
        }
    }

    private int Remove(SqliteTransaction transaction, IReadOnlyCollection<long> ids) =>
        transaction.Connection!.Execute(
            "DELETE FROM couplings WHERE scope = @scope AND id IN (SELECT value FROM json_each(@ids))",
            new { scope = _scope, ids = StoreJson.Write(ids) });

    private List<StoredCoupling> Confirm(SqliteTransaction transaction, IReadOnlyList<Confirmation> confirmations)
    {
        using var couplings = new CouplingWriter(transaction, _scope, _time.GetUtcNow());
        using var bases = new PreparedStatement(transaction, BaseTable.Merge, 2);
        var stored = new List<StoredCoupling>(confirmations.Count);
        foreach (var confirmation in confirmations)
        {
            if (confirmation.Replaces.Count > 0)
                Remove(transaction, confirmation.Replaces);
            if (couplings.Store(confirmation.Coupling) is not { } coupling)
                continue;
            stored.Add(coupling);
            if (confirmation.Bases.Count > 0)
                bases.Execute(coupling.Id, StoreJson.Write(confirmation.Bases));
        }
        IntentTable.Remove(transaction.Connection!, _scope, confirmations.SelectMany(confirmation => confirmation.SettledIntents));
        return stored;
    }
}
