using System.Runtime.CompilerServices;
using CouplingTools.Engine.Couplings.Companies;
using CouplingTools.Engine.Synchronization.Planning;
using CouplingTools.Engine.Synchronization.Running;

namespace CouplingTools.Engine.Synchronization;

/// <summary>Shows, field by field, what a synchronization would decide.</summary>
internal sealed class RecordComparer(Workspace workspace)
{
    private readonly RecordFinder _finder = new(workspace);
    private readonly ChunkPlanner _planner = new(new DependencyCreator(() => new SyncRunner(workspace), workspace.Catalog.Find), new WaitedRecords(workspace), new CompanyClaims(workspace));

    public async IAsyncEnumerable<FieldDifference> CompareAsync(
        IAsyncEnumerable<RecordReference> inputs, SyncOptions options, Action<CouplingException> onMissing, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var reading = options with { IncludeDependencies = false, TakesOver = true };
        await foreach (var chunk in _finder.ReadAsync(inputs, reading, cancellationToken).ConfigureAwait(false))
        {
            var results = new ItemResults(chunk.Run, workspace.Time);
            RejectIncomplete(chunk, results);
            var compared = chunk.Open.ToList();
            await _planner.PlanAsync(chunk, compared, results, QuietHost.Instance, cancellationToken).ConfigureAwait(false);

            foreach (var item in chunk.Items.Where(item => item.Result is { Outcome: not SyncOutcome.Skipped } && item.Plan is null))
                onMissing(RecordFinder.ErrorOf(item));
            foreach (var item in compared)
            {
                foreach (var field in item.Plan!.Fields)
                    yield return DifferenceOf(chunk.Run, item, field);
            }
        }
    }

    private static void RejectIncomplete(SyncChunk chunk, ItemResults results)
    {
        foreach (var item in chunk.Open)
        {
            var hasLeft = item.On(Side.BusinessCentral) is not null;
            var hasRight = item.On(Side.Sales) is not null;
            if (hasLeft && hasRight)
                continue;
            if (item.Coupling is null)
                results.Fail(item, "NotCoupled", ErrorClass.Data, results.Describe(item), chunk.Run.Mapping.Name);
            else
                results.Fail(item, "PartnerDeleted", ErrorClass.Data, results.Describe(item), hasLeft ? Side.Sales : Side.BusinessCentral);
        }
    }

    private static FieldDifference DifferenceOf(MappingRun run, SyncItem item, FieldPlan field) => new()
    {
        Field = field.Field.Name,
        BusinessCentral = field.BusinessCentral.Value,
        Sales = field.Sales.Value,
        Base = field.Base.Value,
        State = field.Verdict.State,
        Result = field.Verdict.Result,
        Rule = field.Problem?.Reason ?? field.Verdict.Rule.ToString(),
        Mapping = run.Mapping.Name,
        Number = Display.Number(run.Mapping.Definition, item),
        Name = Display.Name(run.Mapping.Definition, item),
        BusinessCentralId = item.IdOn(Side.BusinessCentral)!.Value,
        SalesId = item.IdOn(Side.Sales)!.Value,
    };
}
