using CouplingTools.Engine.Couplings.Companies;
using CouplingTools.Engine.Mappings;
using CouplingTools.Engine.Records;
using CouplingTools.Engine.Synchronization.Planning;

namespace CouplingTools.Engine.Synchronization.Running;

/// <summary>Step 3: loads what lookups need and lets the planner decide about each item.</summary>
internal sealed class ChunkPlanner(DependencyCreator dependencies, WaitedRecords waited, CompanyClaims claims)
{
    public async Task PlanAsync(SyncChunk chunk, IReadOnlyList<SyncItem> items, ItemResults results, IRunHost host, CancellationToken cancellationToken)
    {
        if (!chunk.Run.Options.TakesOver)
            await claims.RejectOthersAsync(chunk, Plannable(items).Where(item => item.Coupling is null && item.Creates != Side.Sales), results, cancellationToken).ConfigureAwait(false);
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
        var waiting = planned.Where(item => Waits(item, chunk.Run).Any()).ToList();
        var made = waiting.Count > 0 ? await dependencies.CreateAsync(chunk.Run, waiting.SelectMany(item => Waits(item, chunk.Run)), host, cancellationToken).ConfigureAwait(false) : new Dependencies();
        if (made.Done.Count > 0 && chunk.Run.Preview)
            Foresee(waiting, made.Done, results);
        else if (made.Done.Count > 0)
            await PlanOnceAsync(chunk, waiting, cancellationToken).ConfigureAwait(false);

        var rejected = planned.Where(item => item.IsOpen && item.Plan!.Problem is not null).Select(item => (Item: item, Problem: item.Plan!.Problem!)).ToList();
        var names = await waited.NameAsync(rejected.Select(pair => pair.Problem).Where(problem => made.LeftOf(problem.WaitsForId) is null), cancellationToken).ConfigureAwait(false);
        foreach (var (item, problem) in rejected)
            results.Reject(item, problem, made.LeftOf(problem.WaitsForId), problem.WaitsForId is { } id ? names.GetValueOrDefault(id) : null);
    }

    /// <summary>What an item waits for. What a circle puts off waits until the item's own record is there, for otherwise the two would wait for each other.</summary>
    private static IEnumerable<CodecProblem> Waits(SyncItem item, MappingRun run) =>
        (item.Plan!.Problem is { } problem ? [problem] : run.IsSecondPhase ? item.Plan.PutOff.Select(field => field.Problem!) : [])
        .Where(problem => problem.WaitsForId is not null);

    /// <summary>A preview creates nothing, so that what waits for something it would create cannot be decided to the end.</summary>
    private static void Foresee(List<SyncItem> waiting, IReadOnlySet<Guid> created, ItemResults results)
    {
        foreach (var item in waiting.Where(item => created.Contains(item.Plan!.Problem!.WaitsForId!.Value)))
            results.Complete(item, SyncOutcome.Planned, results.Preview(item).Outcome.ToString(), []);
    }

    private static List<SyncItem> Plannable(IReadOnlyList<SyncItem> items) => [.. items.Where(item => item.IsOpen && !item.Uncouples)];

    private static async Task PlanOnceAsync(SyncChunk chunk, List<SyncItem> items, CancellationToken cancellationToken)
    {
        var lookups = await chunk.Run.Lookups
            .LoadAsync(chunk.Run.Mapping, RecordsOf(chunk.Run, items, Side.BusinessCentral), RecordsOf(chunk.Run, items, Side.Sales), cancellationToken)
            .ConfigureAwait(false);
        foreach (var item in items)
            item.Plan = Claimed(item, chunk.Run, Plan(item, chunk.Run, lookups));
    }

    /// <summary>A record that is coupled or created becomes our company's; one that was coupled before does when it is written anyway.</summary>
    private static RecordPlan Claimed(SyncItem item, MappingRun run, RecordPlan plan)
    {
        if (run.Company is not { Own.IsBlank: false } mark || plan.Problem is not null)
            return plan;
        var claims = item switch
        {
            { Creates: Side.Sales, IsCreated: false } => true,
            { Creates: Side.BusinessCentral, IsCreated: false } => false,
            _ when item.On(Side.Sales) is not { } row => false,
            _ when mark.CanClaim(item.On(Side.Sales)!) => item.Couples || item.Creates is not null || plan.SalesWrites.Count > 0,
            _ => run.Options.TakesOver && item.Coupling is null && mark.IsOthers(item.On(Side.Sales)!),
        };
        return claims ? plan with { Claim = mark.Claim } : plan;
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
