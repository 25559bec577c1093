using CouplingTools.Engine.Couplings;
using CouplingTools.Engine.Mappings;

namespace CouplingTools.Engine.Synchronization.Running;

/// <summary>
/// Tells couplings that outlived their mapping, because its file was removed or renamed, from names that stand for nothing. Inputs of either have a problem
/// each and leave the others alone, unless the run can do without the mapping. A mapping that the call itself names must be there, or have couplings left.
/// </summary>
internal sealed class RetiredMappings(Workspace workspace, SyncOptions options)
{
    private readonly Dictionary<string, CompiledMapping?> _known = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The mapping as far as its name tells; <see langword="null"/> for one that is there, or never was.</summary>
    public CompiledMapping? Find(string name) => _known.GetValueOrDefault(name);

    /// <summary>The mapping an input belongs to; <see langword="null"/> where there is none.</summary>
    public string? NameFor(RecordReference reference) =>
        Named(reference) is { } name && !(_known.TryGetValue(name, out var retired) && retired is null) ? name : null;

    /// <summary>Gives the inputs whose mapping is not there their problem.</summary>
    public async Task<List<SyncItem>> CheckAsync(List<SyncItem> items, CancellationToken cancellationToken)
    {
        foreach (var name in items.Select(item => Named(item.Reference)).OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase).Where(IsOpen))
        {
            if (await workspace.Store.CountAsync(name, cancellationToken).ConfigureAwait(false) > 0)
                _known[name] = RetiredMapping.Of(name);
            else if (!IsOfCall(name))
                _known[name] = null;
        }

        return [.. items.Select(item => Named(item.Reference) is { } name && _known.ContainsKey(name) && !Takes(item.Reference, name) ? WithProblem(item, name) : item)];
    }

    private bool IsOpen(string name) =>
        !_known.ContainsKey(name) && workspace.Catalog.TryFind(name) is null && (options.TakesRetired || !IsOfCall(name));

    private bool IsOfCall(string name) => name.Equals(options.Mapping, StringComparison.OrdinalIgnoreCase);

    /// <summary>The store knows no names of Sales records to find them by.</summary>
    private bool Takes(RecordReference reference, string name) =>
        options.TakesRetired && Find(name) is not null && reference is not { SalesName: not null, SalesId: null };

    private string? Named(RecordReference reference) => reference.Mapping ?? options.Mapping;

    private SyncItem WithProblem(SyncItem item, string name) =>
        new(item.Reference with { Problem = item.Reference.Problem ?? ProblemOf(item.Reference, name) }, item.StartedAt);

    private MappingException ProblemOf(RecordReference reference, string name) => Find(name) is null
        ? MappingException.NotFound(name, [.. workspace.Catalog.All.Select(known => known.Name)])
        : MappingException.Retired(name, reference);
}
