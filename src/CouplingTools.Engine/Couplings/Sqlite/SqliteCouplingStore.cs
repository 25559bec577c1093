using System.Runtime.CompilerServices;
using CouplingTools.Engine.Couplings.Encoding;
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
        ConfirmAsync([.. couplings.Select(coupling => new Confirmation { Coupling = coupling with { Id = 0 } })], cancellationToken);

    public Task RemoveAsync(IReadOnlyCollection<long> ids, CancellationToken cancellationToken) =>
        _database.WriteAsync(
            transaction => transaction.Connection!.Execute(
                "DELETE FROM couplings WHERE scope = @scope AND id IN (SELECT value FROM json_each(@ids))",
                new { scope = _scope, ids = StoreJson.Write(ids) }),
            cancellationToken);

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

    public Task<IReadOnlyList<StoredCoupling>> ConfirmAsync(IReadOnlyList<Confirmation> confirmations, CancellationToken cancellationToken) =>
        _database.WriteAsync<IReadOnlyList<StoredCoupling>>(transaction => Confirm(transaction, confirmations), cancellationToken);

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

        return WriteRunAsync(run, cancellationToken);
    }

    public async Task CompleteRunAsync(RunRecord run, CancellationToken cancellationToken)
    {
        try
        {
            await WriteRunAsync(run, cancellationToken);
        }
        finally
        {
            _runs.Release(run.Id);
        }
    }

    /// <summary>Makes sure that the file can be written, and leaves it as it is.</summary>
    public Task ProbeWriteAsync(CancellationToken cancellationToken) =>
        _database.WriteAsync(transaction => transaction.Connection!.Execute("UPDATE couplings SET scope = scope WHERE id IS NULL"), cancellationToken);

    public ValueTask DisposeAsync()
    {
        _runs.Dispose();
        return _database.DisposeAsync();
    }

    private Task<int> WriteRunAsync(RunRecord run, CancellationToken cancellationToken) =>
        _database.WriteAsync(transaction => RunTable.Write(transaction.Connection!, _scope, run), cancellationToken);

    private List<StoredCoupling> Confirm(SqliteTransaction transaction, IReadOnlyList<Confirmation> confirmations)
    {
        using var couplings = new CouplingWriter(transaction, _scope, _time.GetUtcNow());
        using var bases = new PreparedStatement(transaction, BaseTable.Merge, 2);
        var stored = new List<StoredCoupling>(confirmations.Count);
        foreach (var confirmation in confirmations)
        {
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
