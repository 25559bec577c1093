using CouplingTools.Engine.Couplings;
using CouplingTools.Engine.Services;

namespace CouplingTools.Engine.Tests.Simulation.Safeguards;

/// <summary>Takes a safeguard out of the synchronization, from outside: something stands between it and the services or the store, and undoes what it does.</summary>
internal sealed record SimTampering
{
    /// <summary>What stands between a process and a service.</summary>
    public Func<IRecordService, IRecordService> Service { get; init; } = service => service;

    /// <summary>What stands between a process and the store.</summary>
    public Func<ICouplingStore, SimRunner, ICouplingStore> Store { get; init; } = (store, _) => store;

    /// <summary>What a run is asked instead of what it is asked.</summary>
    public Func<SyncOptions, SyncOptions> Options { get; init; } = options => options;

    /// <summary>How long a service is given to end what a run that died had sent it.</summary>
    public TimeSpan SettleTime { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Whether a service takes a create with an id that is there already for an update.</summary>
    public bool Upserts { get; init; }

    /// <summary>The promise that says no more than that the safeguard is there; others must be broken to show what it is for.</summary>
    public SimPromise? Spared { get; init; }

    public static SimTampering None { get; } = new();
}
