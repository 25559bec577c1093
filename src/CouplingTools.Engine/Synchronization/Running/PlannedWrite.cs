using CouplingTools.Engine.Couplings;
using CouplingTools.Engine.Couplings.History;
using CouplingTools.Engine.Records;
using CouplingTools.Engine.Services;
using CouplingTools.Engine.Synchronization.Planning;

namespace CouplingTools.Engine.Synchronization.Running;

/// <summary>One write of an item on one side.</summary>
internal sealed record PlannedWrite(SyncItem Item, Side Side, WriteOperation Operation)
{
    /// <summary>The changes it makes.</summary>
    public IReadOnlyList<FieldChange> Changes { get; } = [.. Item.Plan!.Changes.Where(change => change.Side == Side)];

    /// <summary>The values that the written fields had when this was decided; none for a row that is created.</summary>
    public IReadOnlyDictionary<string, FieldValue> Before { get; init; } = new Dictionary<string, FieldValue>();

    /// <summary>The journalled intent.</summary>
    public WriteIntent? Intent { get; init; }

    public bool IsCreate => Operation.Kind == WriteKind.Create;

    /// <summary>Whether the service chooses the id, so that a lost answer leaves nothing to ask for by key.</summary>
    public bool IsForeignCreate => Operation is { Kind: WriteKind.Create, Id: null };

    /// <summary>An update carries the version that was read; a create in Sales an id of ours, so that it can be repeated safely.</summary>
    public static PlannedWrite Of(SyncItem item, Side side, MappingRun run, Func<Guid> newId)
    {
        var values = item.Plan!.WritesTo(side);
        var sent = side == Side.Sales && item.Plan.Claim is { } claim ? [.. values, claim] : values;
        if (item.Creates == side && !item.IsCreated)
        {
            Guid? id = side == Side.Sales ? item.NewId ??= run.ChosenFor(item.IdOn(side.Opposite()))?.Id ?? newId() : null;
            if (run.Mapping.Correlation is { } field && field.Side == side)
                sent = [.. sent, new(field.Name, field.ValueOf(item.Correlation ??= newId()))];
            return new PlannedWrite(item, side, new WriteOperation(WriteKind.Create, id, null, sent));
        }

        var present = item.On(side)!;
        return new PlannedWrite(item, side, new WriteOperation(WriteKind.Update, present.Id, present.Version, sent))
        {
            Before = Pick(present, values),
        };
    }

    /// <summary>What is written of mapped fields and defaults.</summary>
    private IReadOnlyList<KeyValuePair<string, FieldValue>> Written { get; } = Item.Plan!.WritesTo(Side);

    /// <summary>What the write did, once the service has answered with the row.</summary>
    public WriteImage ImageOf(Record returned) => new(Side, IsCreate, Before, Pick(returned, Written), returned.Version);

    public WriteIntent ToIntent(MappingRun run, DateTimeOffset now)
    {
        var continued = IsCreate ? run.ChosenFor(Item.IdOn(Side.Opposite()))?.Intent?.Id : null;
        return new()
        {
            // What it carries on may still be done.
            State = continued is null ? IntentState.Intended : IntentState.Sent,
            Continues = continued,
            RunId = run.Id,
            Mapping = run.Mapping.Name,
            Side = Side,
            Kind = Operation.Kind,
            TargetId = Operation.Id,
            SourceId = Item.IdOn(Side.Opposite())!.Value,
            ExpectedVersion = Operation.Version,
            ReplacedId = IsCreate ? (Item.Coupling ?? Item.Replaced.FirstOrDefault())?.IdOn(Side) : null,
            Correlation = IsCreate ? Item.Correlation : null,
            Values = Operation.Values.ToDictionary(value => value.Key, value => value.Value, StringComparer.Ordinal),
            Before = Before,
            Changes = Changes,
            Bases = BasesOf(Item.Plan!),
            KnownBefore = Item.KnownBefore,
            CreatedAt = now,
            Coupling = Item.Coupling?.Id,
            Lease = Item.Lease,
        };
    }

    /// <summary>The values that a row has in the fields written, as far as they are read.</summary>
    private static Dictionary<string, FieldValue> Pick(Record row, IReadOnlyList<KeyValuePair<string, FieldValue>> written) => written
        .Where(value => row.Values.ContainsKey(value.Key))
        .ToDictionary(value => value.Key, value => row[value.Key], StringComparer.Ordinal);

    /// <summary>What the records will agree on if the service takes the values as they are sent.</summary>
    private Dictionary<string, FieldBase> BasesOf(RecordPlan plan) => plan.Fields
        .Where(field => field.Target == Side && field.Problem is null)
        .Select(field => (field.Field.Name, Base: field.BaseIfTaken(Side)))
        .Concat(IsCreate ? plan.PutOff.Select(field => (field.Field.Name, Base: field.BaseWithout(Side))) : [])
        .ToDictionary(field => field.Name, field => field.Base, StringComparer.Ordinal);
}
