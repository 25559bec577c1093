using CouplingTools.Engine.Couplings;
using CouplingTools.Engine.Couplings.History;

namespace CouplingTools.Engine.Synchronization.Running.Recovery;

/// <summary>A result that a run did not live to give.</summary>
/// <param name="Outcome">What became of the record.</param>
/// <param name="Intents">What was sent for it.</param>
/// <param name="Images">What that did.</param>
internal sealed record RecoveredResult(SyncOutcome Outcome, IReadOnlyList<WriteIntent> Intents, IReadOnlyList<WriteImage> Images)
{
    /// <summary>The reason of a result that was found by reading, after its run had ended.</summary>
    public const string Reason = "Recovered";

    public string? Number { get; init; }

    public string? Name { get; init; }

    public Guid? BusinessCentralId { get; init; }

    public Guid? SalesId { get; init; }

    public static RecoveredResult Updated(StoredCoupling coupling, IReadOnlyList<WriteIntent> intents, IReadOnlyList<WriteImage> images) =>
        new(SyncOutcome.Updated, intents, images)
        {
            Number = coupling.Number,
            Name = coupling.Name,
            BusinessCentralId = coupling.BusinessCentralId,
            SalesId = coupling.SalesId,
        };

    public static RecoveredResult Created(StoredCoupling coupling, WriteIntent intent, WriteImage image) =>
        Updated(coupling, [intent], [image]) with { Outcome = SyncOutcome.Created };

    /// <summary>A create whose effect cannot be told; its record is known on the other side only.</summary>
    public static RecoveredResult InDoubt(RecordMapping mapping, WriteIntent intent) => new(SyncOutcome.Ambiguous, [intent], [])
    {
        Number = mapping.Table(intent.Side).Number is { } number ? TextOf(intent, number) : null,
        Name = TextOf(intent, mapping.Table(intent.Side).Name),
        BusinessCentralId = intent.Side == Side.BusinessCentral ? null : intent.SourceId,
        SalesId = intent.Side == Side.Sales ? null : intent.SourceId,
    };

    /// <summary>The result as the run would have given it.</summary>
    public StoredResult In(RunRecord run)
    {
        IReadOnlyList<FieldChange> changes = Outcome == SyncOutcome.Ambiguous ? [] : [.. Intents.SelectMany(intent => intent.Changes)];
        var result = new SyncResult
        {
            Outcome = Outcome,
            Reason = Reason,
            Mapping = run.Mapping,
            Direction = run.Direction,
            Number = Number,
            Name = Name,
            BusinessCentralId = BusinessCentralId,
            SalesId = SalesId,
            Changes = changes,
            ChangedFields = [.. changes.Select(change => change.Field).Distinct(StringComparer.Ordinal)],
            RunId = run.Id,
        };
        return new StoredResult(Outcome == SyncOutcome.Ambiguous ? WithDoubt(result) : result, Images);
    }

    private SyncResult WithDoubt(SyncResult result)
    {
        var creation = Intents[0].ToCreation();
        object?[] arguments = [Number ?? Name ?? Intents[0].SourceId.ToString(), creation.Side, creation.Candidates.Count, creation];
        return result with
        {
            Reason = "CreateUnknown",
            Error = ErrorText.Message("CreateUnknown", arguments),
            RecommendedAction = ErrorText.Action("CreateUnknown", arguments),
            ErrorClass = ErrorClass.Transient,
            Ambiguity = creation,
        };
    }

    private static string? TextOf(WriteIntent intent, string field) =>
        intent.Values.TryGetValue(field, out var value) && !value.IsBlank ? value.Text : null;
}
