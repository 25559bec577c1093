using CouplingTools.Engine.Synchronization.Planning;
using CouplingTools.Engine.Synchronization.Running;

namespace CouplingTools.Engine;

/// <summary>How to synchronize. What is <see langword="null"/> comes from the mapping.</summary>
public sealed record SyncOptions
{
    /// <summary>The default number of records handled together.</summary>
    public const int DefaultBatchSize = 500;

    /// <summary>The mapping of inputs that name none.</summary>
    public string? Mapping { get; init; }

    /// <summary>The direction; may be left out where the mapping allows one only.</summary>
    public SyncDirection? Direction { get; init; }

    /// <summary>What to do with uncoupled records.</summary>
    public UncoupledPolicy? IfNotCoupled { get; init; }

    /// <summary>What to do with conflicts.</summary>
    public ConflictPolicy? OnConflict { get; init; }

    /// <summary>What to do with couplings of a deleted record.</summary>
    public DeletedPolicy? OnDeleted { get; init; }

    /// <summary>Resolves conflicts instead of synchronizing.</summary>
    internal ConflictResolution? Resolution { get; init; }

    /// <summary>Makes the target equal to the source for every mapped field; needs a one-way direction.</summary>
    public bool Overwrite { get; init; }

    /// <summary>Creates and couples the records that lookups wait for.</summary>
    public bool IncludeDependencies { get; init; }

    /// <summary>Writes nothing, neither to a service nor to the store; what would be written ends as <see cref="SyncOutcome.Planned"/>.</summary>
    public bool Preview { get; init; }

    /// <summary>Takes every coupling of the mappings instead of inputs.</summary>
    public bool All { get; init; }

    /// <summary>
    /// Takes instead of inputs what changed on either side since the last run of this kind, and what waits for something. Records
    /// without a coupling are taken where <see cref="IfNotCoupled"/> does anything with them.
    /// </summary>
    public bool Changed { get; init; }

    /// <summary>The mappings that <see cref="All"/> and <see cref="Changed"/> are for, in any order; <see cref="Mapping"/> unless given.</summary>
    public IReadOnlyList<string>? Mappings { get; init; }

    /// <summary>What this is part of.</summary>
    internal RunOrigin Origin { get; init; } = RunOrigin.Call;

    /// <summary>What is to be completed in the end by the run that began it all; <see langword="null"/> for that one.</summary>
    internal List<PutOffRecord>? PutOff { get; init; }

    /// <summary>The couplings that give way to new ones; what they hold counts as uncoupled.</summary>
    internal IReadOnlySet<long> Replaces { get; init; } = new HashSet<long>();

    /// <summary>Whether records that belong to another company are taken from it.</summary>
    internal bool TakesOver { get; init; }

    /// <summary>Whether a record outside the mapping's filter is trouble, because it was named to be coupled.</summary>
    internal bool RefusesFilteredOut { get; init; }

    /// <summary>Whether couplings that outlived their mapping are worked on, because its name is all that is needed of it.</summary>
    internal bool TakesRetired { get; init; }

    /// <summary>The greatest number of requests under way at once on each side.</summary>
    public int? ThrottleLimit { get; init; }

    /// <summary>The number of records handled together. The default value is <see cref="DefaultBatchSize"/>.</summary>
    public int BatchSize { get; init; } = DefaultBatchSize;

    /// <summary>
    /// Refuses the run before the first write of a mapping when more than this percentage of its records would be written, or of its couplings
    /// be found without a record. Unless given it is 50, of what was synchronized before, where the mapping has more than 100 couplings.
    /// </summary>
    public int? MaxChangePercent { get; init; }

    /// <summary>Lets a run go on although a side has none of the coupled records.</summary>
    public bool AllowEmptySide { get; init; }

    /// <summary>Whether the run is stopped when it would change too much; what one command does for another is not.</summary>
    internal bool HasRails { get; init; } = true;
}
