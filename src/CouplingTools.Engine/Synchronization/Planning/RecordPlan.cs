using CouplingTools.Engine.Mappings;
using CouplingTools.Engine.Records;
using CouplingTools.Engine.Synchronization.Merging;

namespace CouplingTools.Engine.Synchronization.Planning;

/// <summary>What is done with one pair, or with one record that is created.</summary>
internal sealed record RecordPlan
{
    public required IReadOnlyList<FieldPlan> Fields { get; init; }

    /// <summary>The values to write to Business Central, in the order they are sent.</summary>
    public IReadOnlyList<KeyValuePair<string, FieldValue>> BusinessCentralWrites { get; init; } = [];

    /// <summary>The values to write to Sales, in the order they are sent.</summary>
    public IReadOnlyList<KeyValuePair<string, FieldValue>> SalesWrites { get; init; } = [];

    /// <summary>What marks the Sales record as our company's, where it is not yet. It is part of no agreement, and of no change that is told or undone.</summary>
    public KeyValuePair<string, FieldValue>? Claim { get; init; }

    public IReadOnlyList<FieldChange> Changes { get; init; } = [];

    /// <summary>Why nothing of the record can be written.</summary>
    public CodecProblem? Problem { get; init; }

    public bool HasWrites => BusinessCentralWrites.Count > 0 || SalesWrites.Count > 0;

    public bool HasConflict => Fields.Any(plan => plan.Verdict.Result == FieldResult.Conflict);

    /// <summary>Whether changes wait for any synchronization at all, because this run resolves conflicts only.</summary>
    public bool HasPostponed => Fields.Any(plan => plan.Verdict.Rule == MergeRule.NoConflict);

    /// <summary>The fields that wait for a record which itself may wait for this one; the record is written without them.</summary>
    public IEnumerable<FieldPlan> PutOff => Fields.Where(plan => plan.Problem is { IsPutOff: true });

    public bool HasPutOff => PutOff.Any();

    /// <summary>The fields that follow once the record they refer to is there, whatever is done about them until then.</summary>
    public IEnumerable<FieldPlan> Following => Fields.Where(plan => plan.Problem is { MayFollow: true, WaitsForId: not null });

    public bool HasPending => Fields.Any(plan => plan.Verdict.Result == FieldResult.Pending);

    public IReadOnlyList<KeyValuePair<string, FieldValue>> WritesTo(Side side) =>
        side == Side.BusinessCentral ? BusinessCentralWrites : SalesWrites;
}
