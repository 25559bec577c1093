using CouplingTools.Engine.Mappings;
using CouplingTools.Engine.Synchronization.Lookups;

namespace CouplingTools.Engine.Synchronization.Running;

/// <summary>What a run keeps for one mapping.</summary>
internal sealed class MappingRun
{
    public required Guid Id { get; init; }

    public required CompiledMapping Mapping { get; init; }

    public required SyncSettings Settings { get; init; }

    public required SyncOptions Options { get; init; }

    public required LookupLoader Lookups { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>The records met so far: an input that names one of them again is a duplicate.</summary>
    public MetRecords Seen { get; } = new();

    /// <summary>The records that this run matched: of a pair whose both records are in the list, the second is a duplicate.</summary>
    public MetRecords Matched { get; } = new();

    /// <summary>The records whose creation an earlier run left in doubt, with those on the other side that may be the created ones.</summary>
    public Dictionary<Guid, IReadOnlyList<Guid>> InDoubt { get; } = [];

    /// <summary>How many couplings met are suspended.</summary>
    public int Suspended { get; set; }

    /// <summary>
    /// The ids that an earlier run chose for records it did not live to see created. To choose them again makes a request of
    /// that run which is still under way, and ours, one.
    /// </summary>
    public Dictionary<Guid, Guid> ChosenIds { get; } = [];

    public bool Preview => Options.Preview;
}
