using CouplingTools.Engine.Couplings;
using CouplingTools.Engine.Services;

namespace CouplingTools.Engine.Synchronization.Running;

/// <summary>One write of an item on one side.</summary>
internal sealed record PlannedWrite(SyncItem Item, Side Side, WriteOperation Operation)
{
    /// <summary>An update carries the version that was read; a create in Sales an id of ours, so that it can be repeated safely.</summary>
    public static PlannedWrite Of(SyncItem item, Side side, Func<Guid> newId)
    {
        var values = item.Plan!.WritesTo(side);
        if (item.Creates == side)
        {
            Guid? id = side == Side.Sales ? item.NewId ??= newId() : null;
            return new PlannedWrite(item, side, new WriteOperation(WriteKind.Create, id, null, values));
        }

        var present = item.On(side)!;
        return new PlannedWrite(item, side, new WriteOperation(WriteKind.Update, present.Id, present.Version, values));
    }

    public WriteIntent ToIntent(MappingRun run, DateTimeOffset now) => new()
    {
        RunId = run.Id,
        Mapping = run.Mapping.Name,
        Side = Side,
        Kind = Operation.Kind,
        TargetId = Operation.Id,
        SourceId = Item.IdOn(Side.Opposite())!.Value,
        ExpectedVersion = Operation.Version,
        Values = Operation.Values.ToDictionary(value => value.Key, value => value.Value, StringComparer.Ordinal),
        CreatedAt = now,
    };
}
