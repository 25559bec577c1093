using CouplingTools.Engine.Couplings;
using CouplingTools.Engine.Synchronization.Lookups;

namespace CouplingTools.Engine.Synchronization.Running;

/// <summary>Opens one <see cref="MappingRun"/> for each mapping an execution meets, and closes them all.</summary>
internal sealed class MappingRuns(Workspace workspace, SyncOptions options, Func<SyncOptions, RecordMapping, SyncSettings> resolve, IRunHost host)
{
    private readonly Dictionary<string, MappingRun> _runs = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The mapping an input belongs to.</summary>
    /// <exception cref="CouplingException"><c>MappingRequired</c>.</exception>
    public string NameFor(RecordReference reference) =>
        reference.Mapping ?? options.Mapping ?? throw ErrorText.Exception("MappingRequired", ErrorClass.Configuration, reference);

    /// <summary>How many mappings must come before this one.</summary>
    public int DepthOf(string name)
    {
        var visited = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        return Depth(name);

        int Depth(string mapping) => visited.Add(mapping) && workspace.Catalog.TryFind(mapping) is { DependsOn.Count: > 0 } definition
            ? 1 + definition.DependsOn.Max(Depth)
            : 0;
    }

    public async Task<MappingRun> GetAsync(string name, CancellationToken cancellationToken)
    {
        if (_runs.TryGetValue(name, out var known))
            return known;

        var settings = resolve(options, workspace.Catalog.Find(name));
        var run = new MappingRun
        {
            Id = workspace.NewId(),
            Mapping = await workspace.CompileAsync(name, cancellationToken).ConfigureAwait(false),
            Settings = settings,
            Options = options,
            Lookups = new LookupLoader(workspace.Service(Side.BusinessCentral), workspace.Service(Side.Sales), workspace.Store),
            StartedAt = workspace.Time.GetUtcNow(),
        };
        if (!options.Preview)
        {
            await workspace.Store.BeginRunAsync(RecordOf(run), cancellationToken).ConfigureAwait(false);
            _runs[name] = run;
            await new IntentRecovery(workspace, run, host).RecoverAsync(cancellationToken).ConfigureAwait(false);
        }

        return _runs[name] = run;
    }

    public async Task CompleteAsync(CancellationToken cancellationToken)
    {
        if (options.Preview)
            return;
        foreach (var run in _runs.Values)
            await workspace.Store.CompleteRunAsync(RecordOf(run) with { CompletedAt = workspace.Time.GetUtcNow(), Counters = run.Counters }, cancellationToken).ConfigureAwait(false);
    }

    private static RunRecord RecordOf(MappingRun run) => new()
    {
        Id = run.Id,
        Mapping = run.Mapping.Name,
        Direction = run.Settings.Direction.ToString(),
        StartedAt = run.StartedAt,
        StartedBy = $"{Environment.UserName}@{Environment.MachineName}",
    };
}
