using CouplingTools.Engine.Records;
using CouplingTools.Engine.Services;

namespace CouplingTools.Engine.Couplings;

/// <summary>A write that was about to be sent. It is on disk before its first byte leaves, and gone once its effect is known.</summary>
internal sealed record WriteIntent
{
    /// <summary>The store's own key; 0 until stored.</summary>
    public long Id { get; init; }

    public IntentState State { get; init; }

    public required Guid RunId { get; init; }

    public required string Mapping { get; init; }

    /// <summary>The side that is written.</summary>
    public required Side Side { get; init; }

    public required WriteKind Kind { get; init; }

    /// <summary>The row written; for a create the id we chose, or <see langword="null"/> where the service chooses.</summary>
    public Guid? TargetId { get; init; }

    /// <summary>The row on the other side that the values come from.</summary>
    public required Guid SourceId { get; init; }

    public string? ExpectedVersion { get; init; }

    /// <summary>For a create whose source has a coupling: the row, deleted or given up, that it takes the place of.</summary>
    public Guid? ReplacedId { get; init; }

    /// <summary>For a create: the id by which the new row can be found, where the mapping names a field that holds it.</summary>
    public Guid? Correlation { get; init; }

    /// <summary>The values sent.</summary>
    public required IReadOnlyDictionary<string, FieldValue> Values { get; init; }

    /// <summary>The values that the written fields had when this was decided; none for a create.</summary>
    public IReadOnlyDictionary<string, FieldValue> Before { get; init; } = new Dictionary<string, FieldValue>();

    /// <summary>The changes it makes, as its result tells them.</summary>
    public IReadOnlyList<FieldChange> Changes { get; init; } = [];

    /// <summary>What the two records agree on once the values are taken as they are sent.</summary>
    public IReadOnlyDictionary<string, FieldBase> Bases { get; init; } = new Dictionary<string, FieldBase>();

    /// <summary>For a create whose id the service chooses: the rows like it that were there before.</summary>
    public IReadOnlyList<Guid> KnownBefore { get; init; } = [];

    /// <summary>For an ambiguous create: the rows that may be the one created.</summary>
    public IReadOnlyList<CreationCandidate> Candidates { get; init; } = [];

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>The coupling it is for, where there is one that the run has claimed.</summary>
    public long? Coupling { get; init; }

    /// <summary>The claim under which it is written.</summary>
    public CouplingLease? Lease { get; init; }

    /// <summary>The open create of a run that died which this one carries on under the same id; the store forgets it for this one.</summary>
    public long? Continues { get; init; }

    /// <summary>The create as people see it.</summary>
    public AmbiguousCreation ToCreation() => new()
    {
        Side = Side,
        SentAt = CreatedAt,
        RunId = RunId,
        Values = Values.ToDictionary(value => value.Key, value => value.Value.Value, StringComparer.Ordinal),
        Candidates = Candidates,
    };
}
