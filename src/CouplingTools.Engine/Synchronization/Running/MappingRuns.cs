using CouplingTools.Engine.Couplings;
using CouplingTools.Engine.Couplings.History;
using CouplingTools.Engine.Mappings;
using CouplingTools.Engine.Synchronization.Lookups;
using CouplingTools.Engine.Synchronization.Planning;
using CouplingTools.Engine.Synchronization.Running.Recovery;

namespace CouplingTools.Engine.Synchronization.Running;

/// <summary>Opens one <see cref="MappingRun"/> for each mapping an execution meets, and closes them all.</summary>
internal sealed class MappingRuns(Workspace workspace, SyncOptions options, Func<SyncOptions, RecordMapping, SyncSettings> resolve, IRunHost host)
{
    private readonly Dictionary<string, MappingRun> _runs = new(StringComparer.OrdinalIgnoreCase);
    private readonly RetiredMappings _retired = new(workspace, options);

    /// <summary>The items, each with the mapping it belongs to; one whose mapping is not known, or not there, has a problem too.</summary>
    public async Task<List<SyncItem>> NameAsync(List<SyncItem> items, CancellationToken cancellationToken) =>
        await _retired.CheckAsync(await ResolveAsync(items, cancellationToken).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);

    private async Task<List<SyncItem>> ResolveAsync(List<SyncItem> items, CancellationToken cancellationToken)
    {
        var nameless = items.Where(item => (item.Reference.Mapping ?? options.Mapping) is null).ToList();
        if (nameless.Count == 0)
            return items;
        var resolved = await new MappingResolver(workspace).ResolveAsync([.. nameless.Select(item => item.Reference)], cancellationToken).ConfigureAwait(false);
        var named = nameless.Zip(resolved).ToDictionary(pair => pair.First, pair => new SyncItem(pair.Second, pair.First.StartedAt));
        return [.. items.Select(item => named.GetValueOrDefault(item, item))];
    }

    /// <summary>The mapping an input belongs to; <see langword="null"/> where it is not known.</summary>
    public string? NameFor(RecordReference reference) => _retired.NameFor(reference);

    /// <summary>How many mappings must come before this one.</summary>
    public int DepthOf(string name) => MappingGraph.Depth(name, workspace.Catalog.TryFind);

    public async Task<MappingRun> GetAsync(string name, CancellationToken cancellationToken)
    {
        if (_runs.TryGetValue(name, out var known))
            return known;

        var retired = _retired.Find(name);
        var settings = retired is null ? resolve(options, workspace.Catalog.Find(name)) : SyncSettings.ResolveForReading(new SyncOptions { Direction = options.Direction }, retired.Definition);
        var mapping = retired ?? await workspace.CompileAsync(name, cancellationToken).ConfigureAwait(false);
        var run = new MappingRun
        {
            Id = options.Origin.SharedId ?? workspace.NewId(),
            Mapping = mapping,
            Changed = new ChangedFields(mapping),
            Settings = settings with { Merge = settings.Merge with { Skew = SkewNow() } },
            Options = options,
            Lookups = new LookupLoader(workspace.Service(Side.BusinessCentral), workspace.Service(Side.Sales), workspace.Store, workspace.Time),
            StartedAt = workspace.Time.GetUtcNow(),
            Company = await workspace.Companies.MarkOfAsync(mapping.CompanyColumn, host, cancellationToken).ConfigureAwait(false),
        };
        if (retired is not null && options.TakesRetired)
            host.Warn(ErrorText.Message("CompaniesKept", name));
        if (!options.Preview)
        {
            await BeginAsync(run, cancellationToken).ConfigureAwait(false);
            // From here on it has an end to be noted, whatever keeps it from going on.
            _runs[name] = run;
            await ForgetExpiredAsync(run, cancellationToken).ConfigureAwait(false);
            if (retired is null)
                run.Recovered = await new IntentRecovery(workspace, mapping, host).RecoverAsync(cancellationToken).ConfigureAwait(false);
        }

        return _runs[name] = run;
    }

    /// <summary>Says what is left out of synchronization, so that it is not forgotten.</summary>
    public void Warn()
    {
        foreach (var run in _runs.Values.Where(run => run.Suspended > 0))
            host.Warn(ErrorText.Message("CouplingsSuspended", run.Suspended, run.Mapping.Name));
        foreach (var run in _runs.Values.Where(run => run.Changed.Counts().Count > 0))
            host.Verbose(ErrorText.Message("FieldsComparedAnew", run.Mapping.Name, string.Join(", ", run.Changed.Counts())));
    }

    /// <summary>Records the end of the runs.</summary>
    /// <param name="isThrough">Whether all inputs have their results.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public async Task CompleteAsync(bool isThrough, CancellationToken cancellationToken)
    {
        if (options.Preview || options.Origin.SharedId is not null)
            return;
        foreach (var run in _runs.Values)
        {
            var ended = RecordOf(run) with { CompletedAt = workspace.Time.GetUtcNow(), IsInterrupted = !isThrough };
            await workspace.Store.CompleteRunAsync(ended, cancellationToken).ConfigureAwait(false);
        }
    }

    private ClockSkew SkewNow() =>
        new(workspace.Service(Side.BusinessCentral).ClockAhead, workspace.Service(Side.Sales).ClockAhead);

    private async Task BeginAsync(MappingRun run, CancellationToken cancellationToken)
    {
        if (options.Origin.SharedId is not null)
            return;
        run.FirstFence = await workspace.Store.BeginRunAsync(RecordOf(run), cancellationToken).ConfigureAwait(false);
    }

    private async Task ForgetExpiredAsync(MappingRun run, CancellationToken cancellationToken)
    {
        if (options.Origin.SharedId is not null)
            return;
        var removed = await workspace.Store.RemoveRunsAsync(run.StartedAt - workspace.Retention, cancellationToken).ConfigureAwait(false);
        if (removed > 0)
            host.Verbose(ErrorText.Message("RunsExpired", removed, workspace.Retention.TotalDays));
    }

    private RunRecord RecordOf(MappingRun run) => new()
    {
        Id = run.Id,
        ParentId = options.Origin.ParentId,
        Kind = options.Origin.Kind,
        Mapping = run.Mapping.Name,
        Direction = run.Settings.Direction,
        StartedAt = run.StartedAt,
        StartedBy = Account.Name,
        ProcessId = Environment.ProcessId,
    };
}
