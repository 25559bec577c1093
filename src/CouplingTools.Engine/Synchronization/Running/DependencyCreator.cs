using CouplingTools.Engine.Mappings;
using CouplingTools.Engine.Matching;

namespace CouplingTools.Engine.Synchronization.Running;

/// <summary>Creates and couples the records that lookups wait for, when the call asks for it.</summary>
internal sealed class DependencyCreator(Func<SyncRunner> runner, Func<string, RecordMapping> find)
{
    public async Task<Dependencies> CreateAsync(MappingRun run, IEnumerable<CodecProblem> problems, IRunHost host, CancellationToken cancellationToken)
    {
        var made = new Dependencies();
        if (!run.Options.IncludeDependencies)
            return made;

        var references = problems
            .Select(problem => new RecordReference
            {
                Mapping = problem.WaitsForMapping,
                BusinessCentralId = problem.WaitsForSide == Side.BusinessCentral ? problem.WaitsForId : null,
                SalesId = problem.WaitsForSide == Side.Sales ? problem.WaitsForId : null,
            })
            .Distinct()
            .ToList();
        foreach (var group in references.GroupBy(reference => reference.Mapping!, StringComparer.OrdinalIgnoreCase))
            await CreateAsync(run, group.Key, group, made, host, cancellationToken).ConfigureAwait(false);
        return made;
    }

    /// <summary>A dependency's mapping may allow fewer directions than the run has.</summary>
    private async Task CreateAsync(
        MappingRun run, string mapping, IEnumerable<RecordReference> references, Dependencies made, IRunHost host, CancellationToken cancellationToken)
    {
        if (DirectionOf(run.Settings.Direction, find(mapping).Direction) is not { } direction)
            return;
        var options = run.Options with
        {
            Direction = direction,
            IfNotCoupled = PolicyFor(mapping),
            All = false,
            Changed = false,
            Origin = RunOrigin.Call with { ParentId = run.Id },
            HasRails = false,
        };

        await foreach (var result in runner().RunAsync(references.ToAsyncEnumerable(), options, host, cancellationToken).ConfigureAwait(false))
        {
            host.Verbose($"{result.Mapping} {result.Number ?? result.Name}: {result.Outcome} {result.Reason} {result.Error}");
            made.Add(result);
        }
    }

    /// <summary>Nobody looked at what a lookup waits for, so its partner is looked for before one is created.</summary>
    private UncoupledPolicy PolicyFor(string mapping) => MatchPlan.HasRules(find(mapping)) ? UncoupledPolicy.MatchOrCreate : UncoupledPolicy.Create;

    private static SyncDirection? DirectionOf(SyncDirection run, SyncDirection mapping) =>
        mapping == SyncDirection.Bidirectional ? run
        : run == SyncDirection.Bidirectional || run == mapping ? mapping
        : null;
}
