using CouplingTools.Engine.Matching;

namespace CouplingTools.Engine.Synchronization.Running;

/// <summary>Creates and couples the records that lookups wait for, when the call asks for it.</summary>
internal sealed class DependencyCreator(Func<SyncRunner> runner, Func<string, RecordMapping> find)
{
    /// <returns>Whether anything was done, so that planning again may help.</returns>
    public async Task<bool> CreateAsync(MappingRun run, IReadOnlyList<SyncItem> waiting, IRunHost host, CancellationToken cancellationToken)
    {
        if (!run.Options.IncludeDependencies)
            return false;

        var references = waiting
            .Select(item => item.Plan!.Problem!)
            .Select(problem => new RecordReference
            {
                Mapping = problem.WaitsForMapping,
                BusinessCentralId = problem.WaitsForSide == Side.BusinessCentral ? problem.WaitsForId : null,
                SalesId = problem.WaitsForSide == Side.Sales ? problem.WaitsForId : null,
            })
            .Distinct()
            .ToList();
        var isDone = false;
        foreach (var group in references.GroupBy(reference => reference.Mapping!, StringComparer.OrdinalIgnoreCase))
            isDone |= await CreateAsync(run, group.Key, group, host, cancellationToken).ConfigureAwait(false);
        return isDone;
    }

    /// <summary>A dependency's mapping may allow fewer directions than the run has.</summary>
    private async Task<bool> CreateAsync(MappingRun run, string mapping, IEnumerable<RecordReference> references, IRunHost host, CancellationToken cancellationToken)
    {
        if (DirectionOf(run.Settings.Direction, find(mapping).Direction) is not { } direction)
            return false;
        var options = run.Options with
        {
            Direction = direction,
            IfNotCoupled = PolicyFor(run, mapping),
            All = false,
            Changed = false,
            Origin = RunOrigin.Call with { ParentId = run.Id },
            HasRails = false,
        };

        await foreach (var result in runner().RunAsync(references.ToAsyncEnumerable(), options, host, cancellationToken).ConfigureAwait(false))
            host.Verbose($"{result.Mapping} {result.Number ?? result.Name}: {result.Outcome} {result.Reason} {result.Error}");
        return true;
    }

    /// <summary>A run that matches looks for a dependency's partner, too, before it creates one.</summary>
    private UncoupledPolicy PolicyFor(MappingRun run, string mapping) =>
        run.Settings.IfNotCoupled.Matches() && MatchPlan.HasRules(find(mapping)) ? UncoupledPolicy.MatchOrCreate : UncoupledPolicy.Create;

    private static SyncDirection? DirectionOf(SyncDirection run, SyncDirection mapping) =>
        mapping == SyncDirection.Bidirectional ? run
        : run == SyncDirection.Bidirectional || run == mapping ? mapping
        : null;
}
