using CouplingTools.Engine.Couplings.Companies;
using CouplingTools.Engine.Mappings;
using CouplingTools.Engine.Synchronization.Lookups;
using CouplingTools.Engine.Synchronization.Running.Recovery;

namespace CouplingTools.Engine.Synchronization.Running;

/// <summary>What a run keeps for one mapping.</summary>
internal sealed class MappingRun
{
    private string? _doneKey;

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

    /// <summary>Lets the records of an item count as not met, because they are met again.</summary>
    public void Forget(SyncItem item)
    {
        Guid[] ids = [.. new[] { item.IdOn(Side.BusinessCentral), item.IdOn(Side.Sales), item.Reference.Id }.OfType<Guid>()];
        Seen.Forget(ids);
        Matched.Forget(ids);
    }

    /// <summary>What earlier runs left behind.</summary>
    public Recovered Recovered { get; set; } = Recovered.Nothing;

    /// <summary>The fields that changed their meaning since they were last agreed on.</summary>
    public required ChangedFields Changed { get; init; }

    /// <summary>How many couplings met are suspended.</summary>
    public int Suspended { get; set; }

    /// <summary>What an earlier run chose for the partner of a record and did not live to see created.</summary>
    public ChosenId? ChosenFor(Guid? source) => source is { } id ? Recovered.Chosen.GetValueOrDefault(id) : null;

    /// <summary>Every claim on a coupling since the run began has a greater number.</summary>
    public long FirstFence { get; set; } = long.MaxValue;

    /// <summary>What the run was asked to do with couplings: the same key, the same work.</summary>
    public string DoneKey => _doneKey ??= WorkKey.Of(this);

    /// <summary>Whether the run leaves to others what they are at or have done, because it was not asked for single records.</summary>
    public bool SharesWork => Options is { All: true } or { Changed: true };

    public bool Preview => Options.Preview;

    public bool IsSecondPhase => Options.Origin.IsSecondPhase;
}
