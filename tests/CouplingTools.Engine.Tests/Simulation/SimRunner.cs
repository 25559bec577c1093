using CouplingTools.Engine.Couplings;
using CouplingTools.Engine.Couplings.Companies;
using CouplingTools.Engine.Couplings.Sql;
using CouplingTools.Engine.Services;
using CouplingTools.Engine.Services.Http;

namespace CouplingTools.Engine.Tests.Simulation;

/// <summary>A process that synchronizes: it has a connection to the store of its own, and loses it when it dies.</summary>
internal sealed class SimRunner(SimWorld world, string name) : IAsyncDisposable
{
    private SqlCouplingStore? _store;
    private SimPresence? _presence;
    private CouplingSession? _session;
    private SimMapping? _mapping;
    private bool _isDead;

    /// <summary>What it is doing; <see langword="null"/> when nothing.</summary>
    public SimRun? Run { get; set; }

    /// <summary>A session; the process keeps it for as long as it lives and the mapping is the same.</summary>
    public async Task<CouplingSession> OpenAsync()
    {
        _isDead = false;
        if (_session is { } open && _mapping == world.Mapping)
            return open;
        _store ??= await world.OpenStoreAsync(_presence = world.NewPresence());
        _mapping = world.Mapping;
        return _session = Connect(world.Tampering.Store(SimStore.Around(_store, world, this), this));
    }

    /// <summary>Lets a call happen, with what intrudes on it before and after its effect.</summary>
    public T Pass<T>(string call, Func<T> effect, CancellationToken cancellationToken)
    {
        ThrowIfDead();
        world.Tick();
        var number = Run is { } run ? ++run.Calls : 0;
        world.Trace($"{name} {number} {call}");
        Intrude(call, number, isAfter: false);
        cancellationToken.ThrowIfCancellationRequested();
        var result = effect();
        Intrude(call, number, isAfter: true);
        return result;
    }

    public async ValueTask DisposeAsync()
    {
        if (_store is not null)
            await _store.DisposeAsync();
        (_store, _session) = (null, null);
    }

    public override string ToString() => name;

    private IRecordService Connect(Side side) => world.Tampering.Service(new SimConnection(world, world.Service(side), this));

    private CouplingSession Connect(ICouplingStore store)
    {
        var (businessCentral, sales) = (Connect(Side.BusinessCentral), Connect(Side.Sales));
        var workspace = new Workspace(businessCentral, sales, store, world.Mapping.Catalog, world.Clock, world.NewId, new ServiceNotices())
        {
            SettleTime = world.Tampering.SettleTime,
            Retention = TimeSpan.FromDays(90),
            SuspendAfter = 3,
            Companies = new SalesCompanies(sales, SimWorld.Scope.CompanyId, "Simulation"),
        };
        var address = new Uri("https://simulation.example");
        return new CouplingSession(workspace, SimWorld.Scope, new MemoryStream(), () => throw new NotSupportedException())
        {
            Name = name, BusinessCentralUrl = address, DataverseUrl = address, Company = "Simulation", CompanyId = SimWorld.Scope.CompanyId,
            StorePath = ":memory:", ConnectedAt = world.Clock.GetUtcNow(),
        };
    }

    private void Intrude(string call, int number, bool isAfter)
    {
        if (Run is not { } run)
            return;
        foreach (var intrusion in run.Intrusions.Where(intrusion => intrusion.Call == number && intrusion.IsAfter == isAfter).ToList())
        {
            run.Intrusions.Remove(intrusion);
            // Nothing helps against a sleep between a mark on disk and the first byte of the request that it is for.
            var isBetween = isAfter ? call is nameof(ICouplingStore.MarkSentAsync) or nameof(ICouplingStore.CountIntentsAsync) : call.StartsWith(SimConnection.Writing, StringComparison.Ordinal);
            if (isBetween && (intrusion.End == SimEnd.Suspicion || (run.IsTakenForDead && intrusion.Step is RunStep)))
                continue;
            if (intrusion.End == SimEnd.Suspicion)
            {
                run.IsTakenForDead = true;
                _presence!.Lose();
            }

            world.Trace($"{this} {intrusion}");
            if (intrusion.Step is { } step)
                world.Do(step);
            if (intrusion.End == SimEnd.Cancellation)
                run.Cancellation.Cancel();
            _isDead |= intrusion.End == SimEnd.Death;
        }

        ThrowIfDead();
    }

    private void ThrowIfDead()
    {
        if (_isDead)
            throw new SimDeathException();
    }
}
