namespace CouplingTools.Engine.Synchronization.Running;

/// <summary>Creates and couples the records that lookups wait for, when the call asks for it.</summary>
internal sealed class DependencyCreator(Func<SyncRunner> runner)
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
            .ToAsyncEnumerable();
        var options = run.Options with
        {
            Direction = run.Settings.Direction,
            IfNotCoupled = UncoupledPolicy.Create,
            All = false,
            Origin = RunOrigin.Call with { ParentId = run.Id },
            MaxChangePercent = null,
        };

        await foreach (var result in runner().RunAsync(references, options, host, cancellationToken).ConfigureAwait(false))
            host.Verbose($"{result.Mapping} {result.Number ?? result.Name}: {result.Outcome} {result.Reason} {result.Error}");
        return true;
    }
}
