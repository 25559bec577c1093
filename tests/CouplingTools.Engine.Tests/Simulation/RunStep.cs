namespace CouplingTools.Engine.Tests.Simulation;

/// <summary>A process synchronizes, or resolves conflicts.</summary>
internal sealed record RunStep : SimStep
{
    public int Runner { get; init; }

    public SimInputs Inputs { get; init; }

    public SyncDirection Direction { get; init; } = SyncDirection.Bidirectional;

    public ConflictPolicy? OnConflict { get; init; }

    public DeletedPolicy OnDeleted { get; init; }

    public UncoupledPolicy IfNotCoupled { get; init; }

    public bool Overwrite { get; init; }

    public bool Preview { get; init; }

    /// <summary>Whether a side may have lost all records.</summary>
    public bool TakesEmptySides { get; init; }

    /// <summary>The host declines the records whose bit is set.</summary>
    public int Declined { get; init; }

    /// <summary>Whether the inputs are cut into two chunks.</summary>
    public bool InTwo { get; init; }

    /// <summary>The side whose values win the conflicts; then nothing else is synchronized.</summary>
    public Side? Resolves { get; init; }

    public IReadOnlyList<SimIntrusion> Intrusions { get; init; } = [];

    public IReadOnlyList<SimFault> Faults { get; init; } = [];

    /// <summary>Whether values may go to a side.</summary>
    public bool Allows(Side target) => Resolves is { } winner ? target == winner.Opposite() : Direction.Allows(target);

    public override Task DoAsync(SimWorld world) => world.RunAsync(this);

    public override string ToString()
    {
        var words = new List<string> { $"process {"AB"[Runner]}", Resolves is { } winner ? $"resolves conflicts of {Inputs} with {winner}" : $"synchronizes {Inputs} {Direction}" };
        if (OnConflict is { } policy)
            words.Add($"-OnConflict {policy}");
        if (OnDeleted != DeletedPolicy.Hold)
            words.Add($"-OnDeleted {OnDeleted}");
        if (IfNotCoupled != UncoupledPolicy.Skip)
            words.Add($"-IfNotCoupled {IfNotCoupled}");
        words.AddRange(new[] { Overwrite ? "-Overwrite" : null, Preview ? "-WhatIf" : null, InTwo ? "in two chunks" : null, Declined != 0 ? $"declining {Declined:b}" : null }.OfType<string>());
        return string.Concat(string.Join(' ', words), string.Concat(Faults.Select(fault => $"\n      {fault}")), string.Concat(Intrusions.Select(intrusion => $"\n      {intrusion}")));
    }
}

/// <summary>What a run is for.</summary>
internal enum SimInputs
{
    Changed,
    All,

    /// <summary>Every record by its id, both sides, so that coupled ones come twice.</summary>
    Everything,

    /// <summary>The records of Business Central.</summary>
    Customers,

    /// <summary>The records of Sales.</summary>
    Accounts,
}
