using CouplingTools.Engine.Mappings;
using CouplingTools.Engine.Matching;

namespace CouplingTools.Engine.Synchronization.Matching;

/// <summary>The matches of one execution: each mapping's sides are read once, when first asked for.</summary>
internal sealed class RunMatches(Workspace workspace, MatchOptions options)
{
    private readonly Dictionary<string, Task<MatchIndex>> _indexes = new(StringComparer.OrdinalIgnoreCase);

    /// <exception cref="CouplingException">The mapping has no rules, or they do not fit it.</exception>
    public Task<MatchIndex> GetAsync(CompiledMapping mapping, IRunHost host, CancellationToken cancellationToken)
    {
        lock (_indexes)
        {
            if (!_indexes.TryGetValue(mapping.Name, out var index) || index.IsFaulted || index.IsCanceled)
                _indexes[mapping.Name] = index = new MatchIndexReader(workspace, mapping, MatchPlan.Build(mapping, options)).ReadAsync(host, cancellationToken);
            return index;
        }
    }
}
