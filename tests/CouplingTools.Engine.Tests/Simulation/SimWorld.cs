using CouplingTools.Engine.Couplings;
using CouplingTools.Engine.Couplings.Sql;
using CouplingTools.Engine.Tests.Simulation.Safeguards;
using Microsoft.Data.Sqlite;

namespace CouplingTools.Engine.Tests.Simulation;

/// <summary>Two services, a store, a clock, people, processes and an administrator, in one place where one thing happens at a time.</summary>
internal sealed class SimWorld : IAsyncDisposable
{
    public static readonly StoreScope Scope = new(SimIds.Of(0xC, 1), SimIds.Of(0xD, 1));

    private readonly SimService[] _services;
    private readonly SimRunner[] _runners;
    private readonly List<(int Calls, Action Land)> _later = [];
    private readonly List<string>? _trace;
    private readonly SimTemplate _template;
    private readonly SqliteConnection _connection;
    private readonly HashSet<Guid> _underWay = [];
    private SqlCouplingStore? _auditor;
    private IReadOnlyList<StoredCoupling>? _couplings;
    private int _ids;
    private int _numbers;

    public SimWorld(SimTemplate template, SimTampering tampering, bool traces)
    {
        Tampering = tampering;
        (_template, _connection) = (template, template.Rent());
        _trace = traces ? [] : null;
        Clock = new SimClock(LandAll);
        _services = [new SimService(Side.BusinessCentral, this), new SimService(Side.Sales, this)];
        _runners = [new SimRunner(this, "A"), new SimRunner(this, "B"), new SimRunner(this, "office")];
        Users = new SimUsers(this);
        Oracle = new SimOracle(this);
    }

    /// <summary>What stands between the processes and everything else.</summary>
    public SimTampering Tampering { get; }

    public SimClock Clock { get; }

    public SimUsers Users { get; }

    public SimOracle Oracle { get; }

    /// <summary>How many results each run gave that came to its end.</summary>
    public Dictionary<Guid, int> Results { get; } = [];

    /// <summary>The run that ended last.</summary>
    public SimExecution? Last { get; private set; }

    public SimMapping Mapping { get; set; } = SimMapping.All[0];

    /// <summary>Whether the mapping was ever another one: what it says of records that nobody touched since shows only to a run over all.</summary>
    public bool HasMappingChanged { get; set; }

    public SimRunner Office => _runners[^1];

    public IReadOnlyList<string> Traces => _trace ?? [];

    public bool IsRunUnderWay => _runners.Any(runner => runner.Run is not null);

    public SimService Service(Side side) => _services[(int)side];

    public SimRow? Row(Guid id) => _services.Select(service => service.FindAny(id)).FirstOrDefault(row => row is not null);

    public Guid NewId() => SimIds.Of(0xA, ++_ids);

    public int NextNumber() => ++_numbers;

    /// <summary>The store as a process opens it.</summary>
    public Task<SqlCouplingStore> OpenStoreAsync(SimPresence presence) => SqlCouplingStore.OpenAsync(new SimDatabase(_connection), presence, Scope, Clock, CancellationToken.None);

    /// <summary>How a new process makes its runs known.</summary>
    public SimPresence NewPresence() => new(_underWay);

    /// <summary>The couplings as another process sees them.</summary>
    public IReadOnlyList<StoredCoupling> Couplings()
    {
        _auditor ??= SimTasks.Complete(OpenStoreAsync(NewPresence()));
        return _couplings ??= SimTasks.Complete(ListAsync(_auditor));
    }

    /// <summary>Somebody may have written to the store.</summary>
    public void ForgetCouplings() => _couplings = null;

    /// <summary>The intents on disk.</summary>
    public IReadOnlyList<SimIntent> Intents() => SimIntent.ReadAll(_connection);

    public IReadOnlyList<SimRow> Uncoupled(Side side)
    {
        var coupled = Couplings().Select(coupling => coupling.IdOn(side)).ToHashSet();
        return [.. Service(side).Rows.Where(row => !coupled.Contains(row.Id))];
    }

    /// <summary>What the records of each coupling hold, whatever their ids are.</summary>
    public IEnumerable<string> Contents() => Couplings()
        .Select(coupling => string.Join(", ", SimField.All.Select(field => $"{field} {ValueOf(Side.BusinessCentral, coupling, field)} = {ValueOf(Side.Sales, coupling, field)}")))
        .Order(StringComparer.Ordinal);

    /// <summary>Lets something happen that belongs to this moment of a run.</summary>
    public void Do(SimStep step) => SimTasks.Complete(step.DoAsync(this));

    public void Trace(string what) => _trace?.Add(what);

    /// <summary>Another call: time goes on, and some of what is late arrives.</summary>
    public void Tick()
    {
        Clock.Advance(TimeSpan.FromSeconds(1));
        for (var index = 0; index < _later.Count; index++)
            _later[index] = (_later[index].Calls - 1, _later[index].Land);
        Land(_later.Count(late => late.Calls <= 0));
    }

    /// <summary>Lets an operation arrive after so many calls or some more, at the latest when somebody waits.</summary>
    public void Later(int calls, Action land) => _later.Add((calls + (_numbers + _later.Count * 3) % 12, land));

    public void LandAll() => Land(_later.Count);

    public async Task RunAsync(RunStep step)
    {
        var runner = _runners[step.Runner];
        if (runner.Run is not null)
            return;
        using var run = runner.Run = new SimRun(step, Mapping, Couplings().Select(SimPair.Of));
        var execution = new SimExecution(this, run);
        try
        {
            await execution.RunAsync(await runner.OpenAsync());
        }
        catch (SimDeathException)
        {
            execution.HasDied = true;
            await runner.DisposeAsync();
        }
        finally
        {
            runner.Run = null;
        }

        if (execution is { IsThrough: true, Results: [{ RunId: var id }, ..] } && !step.Preview)
            Results[id] = execution.Results.Count;
        Last = execution;
        Oracle.Conclude(execution);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var runner in _runners)
            await runner.DisposeAsync();
        if (_auditor is not null)
            await _auditor.DisposeAsync();
        _template.Return(_connection);
    }

    private string ValueOf(Side side, StoredCoupling coupling, SimField field) => Service(side).Find(coupling.IdOn(side)) is { } row ? field.Of(row.Values, side).Text : "gone";

    private void Land(int count)
    {
        for (; count > 0; count--)
        {
            var next = _later.MinBy(late => late.Calls);
            _later.Remove(next);
            Trace("a late operation arrives");
            next.Land();
        }
    }

    private static async Task<IReadOnlyList<StoredCoupling>> ListAsync(SqlCouplingStore store)
    {
        var all = new List<StoredCoupling>();
        await foreach (var page in store.ListAsync(new CouplingFilter { Mapping = SimMapping.Name }, 500, CancellationToken.None))
            all.AddRange(page);
        return all;
    }
}
