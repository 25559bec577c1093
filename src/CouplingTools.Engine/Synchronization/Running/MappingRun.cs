using CouplingTools.Engine.Couplings.Companies;
using CouplingTools.Engine.Mappings;
using CouplingTools.Engine.Synchronization.Lookups;
using CouplingTools.Engine.Synchronization.Running.Recovery;

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

    /// <summary>How Sales records are marked as our company's, where they are.</summary>
    public CompanyMark? Company { get; init; }

    /// <summary>The records met so far: an input that names one of them again is a duplicate.</summary>
    public MetRecords Seen { get; } = new();

    /// <summary>The records that this run matched: of a pair whose both records are in the list, the second is a duplicate.</summary>
    public MetRecords Matched { get; } = new();

    /// <summary>What earlier runs left behind.</summary>
    public Recovered Recovered { get; set; } = Recovered.Nothing;

    /// <summary>The fields that changed their meaning since they were last agreed on.</summary>
    public required ChangedFields Changed { get; init; }

    /// <summary>How many couplings met are suspended.</summary>
    public int Suspended { get; set; }

    /// <summary>What an earlier run chose for the partner of a record and did not live to see created.</summary>
    public ChosenId? ChosenFor(Guid? source) => source is { } id ? Recovered.Chosen.GetValueOrDefault(id) : null;

    public bool Preview => Options.Preview;
}
