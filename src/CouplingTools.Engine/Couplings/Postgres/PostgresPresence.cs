using System.Globalization;
using CouplingTools.Engine.Couplings.Encoding;
using CouplingTools.Engine.Couplings.Sql;

namespace CouplingTools.Engine.Couplings.Postgres;

/// <summary>
/// Tells runs under way from those that died: the process of each says again and again that it is alive, for a while, by the
/// clock of the database.
/// </summary>
internal sealed class PostgresPresence(PostgresDatabase database, TimeSpan lifetime) : IRunPresence
{
    /// <summary>How long a run is taken for alive after it was last heard of.</summary>
    public static readonly TimeSpan DefaultLifetime = TimeSpan.FromSeconds(15);

    private readonly HashSet<Guid> _held = [];
    private readonly HashSet<Guid> _released = [];
    private readonly CancellationTokenSource _stop = new();
    private readonly string _until = string.Create(CultureInfo.InvariantCulture, $"clock_timestamp() + interval '{lifetime.TotalMilliseconds} milliseconds'");
    private Task? _renewing;

    public async Task HoldAsync(Guid run, CancellationToken cancellationToken)
    {
        lock (_held)
            _released.Remove(run);
        await database.WriteAsync(
            async session =>
            {
                // Whoever died long ago left its row.
                await session.ExecuteAsync("DELETE FROM presence WHERE alive_until < clock_timestamp() - interval '1 day'");
                return await session.ExecuteAsync(
                    $"INSERT INTO presence (run, alive_until) VALUES (@run, {_until}) ON CONFLICT (run) DO UPDATE SET alive_until = excluded.alive_until",
                    new { run = run.ToString("D") });
            },
            cancellationToken);
        lock (_held)
        {
            _held.Add(run);
            _renewing ??= RenewAsync(_stop.Token);
        }
    }

    /// <summary>What the server could not be told is told later, and in this process known at once.</summary>
    public Task ReleaseAsync(Guid run, CancellationToken cancellationToken)
    {
        lock (_held)
        {
            _held.Remove(run);
            _released.Add(run);
        }

        return TryAsync(() => ForgetAsync([run], cancellationToken));
    }

    public async Task<IReadOnlySet<Guid>> UnderWayAsync(SqlSession session, IEnumerable<Guid> runs)
    {
        var asked = runs.ToList();
        if (asked.Count == 0)
            return new HashSet<Guid>();
        var alive = await session.QueryAsync<string>(
            $"SELECT run FROM presence WHERE alive_until > clock_timestamp() AND {session.Dialect.IsOneOf("run", "@runs")}", new { runs = StoreJson.Write(asked) });
        return alive.Select(run => Guid.ParseExact(run, "D")).Except(Listed(_released)).ToHashSet();
    }

    /// <summary>Lets the runs go that were not completed. Without the server they are taken for dead after a while.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_stop.IsCancellationRequested)
            return;
        await _stop.CancelAsync();
        if (_renewing is { } renewing)
            await renewing.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await TryAsync(() => ForgetAsync([.. Listed(_held), .. Listed(_released)], CancellationToken.None));
    }

    private async Task RenewAsync(CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(lifetime / 4);
        while (await timer.WaitForNextTickAsync(cancellationToken))
            await TryAsync(() => RenewOnceAsync(cancellationToken));
    }

    /// <summary>What fails is tried again with the next renewal: the run's own work says what is wrong with the store.</summary>
    private static async Task TryAsync(Func<Task> work)
    {
        try
        {
            await work();
        }
        catch (CouplingException)
        {
        }
    }

    private async Task RenewOnceAsync(CancellationToken cancellationToken)
    {
        var runs = StoreJson.Write(Listed(_held));
        await database.WriteAsync(
            session => session.ExecuteAsync($"UPDATE presence SET alive_until = {_until} WHERE {session.Dialect.IsOneOf("run", "@runs")}", new { runs }), cancellationToken);
        await ForgetAsync(Listed(_released), cancellationToken);
    }

    private async Task ForgetAsync(List<Guid> runs, CancellationToken cancellationToken)
    {
        if (runs.Count == 0)
            return;
        await database.WriteAsync(
            session => session.ExecuteAsync($"DELETE FROM presence WHERE {session.Dialect.IsOneOf("run", "@runs")}", new { runs = StoreJson.Write(runs) }), cancellationToken);
        lock (_held)
            _released.ExceptWith(runs);
    }

    private List<Guid> Listed(HashSet<Guid> runs)
    {
        lock (_held)
            return [.. runs];
    }
}
