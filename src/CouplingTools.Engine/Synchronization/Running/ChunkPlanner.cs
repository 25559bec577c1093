using CouplingTools.Engine.Mappings;
using CouplingTools.Engine.Records;
using CouplingTools.Engine.Synchronization.Planning;

namespace CouplingTools.Engine.Synchronization.Running;

/// <summary>Step 3: loads what lookups need and lets the planner decide about each item.</summary>
internal sealed class ChunkPlanner(DependencyCreator dependencies)
{
    public async Task PlanAsync(SyncChunk chunk, IReadOnlyList<SyncItem> items, ItemResults results, IRunHost host, CancellationToken cancellationToken)
    {
        await DecideAsync(chunk, items, cancellationToken).ConfigureAwait(false);
        await CompleteAsync(chunk, items, results, host, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Decides, and writes nothing.</summary>
    public static async Task DecideAsync(SyncChunk chunk, IReadOnlyList<SyncItem> items, CancellationToken cancellationToken)
    {
        var planned = Plannable(items);
        if (planned.Count > 0)
            await PlanOnceAsync(chunk, planned, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Creates what decided items wait for, where the call asks for it, and gives those that cannot be written their results.</summary>
    public async Task CompleteAsync(SyncChunk chunk, IReadOnlyList<SyncItem> items, ItemResults results, IRunHost host, CancellationToken cancellationToken)
    {
        var planned = Plannable(items);
        var waiting = planned.Where(item => item.Plan!.Problem is { WaitsForId: not null }).ToList();
        if (waiting.Count > 0 && await dependencies.CreateAsync(chunk.Run, waiting, host, cancellationToken).ConfigureAwait(false))
            await PlanOnceAsync(chunk, waiting, cancellationToken).ConfigureAwait(false);

        foreach (var item in planned)
        {
            if (item.Plan!.Problem is { } problem)
                results.Reject(item, problem);
        }
    }

    private static List<SyncItem> Plannable(IReadOnlyList<SyncItem> items) => [.. items.Where(item => item.IsOpen && !item.Uncouples)];

    private static async Task PlanOnceAsync(SyncChunk chunk, List<SyncItem> items, CancellationToken cancellationToken)
    {
        var lookups = await chunk.Run.Lookups
            .LoadAsync(chunk.Run.Mapping, RecordsOf(chunk.Run, items, Side.BusinessCentral), RecordsOf(chunk.Run, items, Side.Sales), cancellationToken)
            .ConfigureAwait(false);
        foreach (var item in items)
            item.Plan = Plan(item, chunk.Run, lookups);
    }

    private static RecordPlan Plan(SyncItem item, MappingRun run, ILookups lookups) => item is { IsCreated: false, Creates: { } target }
        ? CreatePlanner.Plan(run.Mapping, item.On(target.Opposite())!, target, lookups)
        : RecordPlanner.Plan(run.Mapping, item.Pair(), SettingsOf(item, run), lookups);

    private static MergeSettings SettingsOf(SyncItem item, MappingRun run) =>
        run.Settings.Merge.Within(item.Reference.Fields) with { Source = item.IsCreated ? item.Creates!.Value.Opposite() : null };

    /// <summary>The records to answer lookups for: those read, and the references they last agreed on.</summary>
    private static List<Record> RecordsOf(MappingRun run, List<SyncItem> items, Side side)
    {
        var lookups = run.Mapping.Fields.Where(field => field.Definition.Lookup is not null).ToList();
        return
        [
            .. items.Select(item => item.On(side)).OfType<Record>(),
            .. items.Select(item => BaseRecord(item, side, lookups)).OfType<Record>(),
        ];
    }

    private static Record? BaseRecord(SyncItem item, Side side, List<MappedField> lookups)
    {
        var values = new Dictionary<string, FieldValue>(StringComparer.Ordinal);
        foreach (var field in lookups)
        {
            if (!item.Bases.TryGetValue(field.Name, out var agreed))
                continue;
            foreach (var (name, value) in field.Fields(side).Zip(agreed.On(side)))
                values[name] = value;
        }

        return values.Count == 0 ? null : new Record(Guid.Empty, string.Empty, null, values);
    }
}
