using CouplingTools.Engine.Services;
using CouplingTools.Engine.Synchronization.Running.Rails;

namespace CouplingTools.Engine.Couplings.Repair;

/// <summary>Keeps couplings from being orphaned or repaired because a side seems to have lost everything.</summary>
internal sealed class EmptySides(Workspace workspace, bool isAllowed)
{
    private readonly Dictionary<(RecordMapping Mapping, Side Side), (long Present, long Gone)> _counts = [];

    /// <summary>Whether none of the records looked for on some side was found so far.</summary>
    public bool IsSuspected => !isAllowed && _counts.Values.Any(count => count is { Present: 0, Gone: > 0 });

    public void Note(InspectedPage page)
    {
        foreach (var side in (Side[])[Side.BusinessCentral, Side.Sales])
        {
            var (present, gone) = _counts.GetValueOrDefault((page.Mapping, side));
            _counts[(page.Mapping, side)] = (present + page.Couplings.Count - page.GoneOn(side), gone + page.GoneOn(side));
        }
    }

    /// <summary>Says which side is empty, once everything was looked at.</summary>
    public async Task<CouplingException?> RefusalAsync(CancellationToken cancellationToken)
    {
        foreach (var ((mapping, side), count) in _counts)
        {
            if (isAllowed || count is not { Present: 0, Gone: > 1 })
                continue;
            // Of some couplings only, the table itself tells.
            var isAll = count.Gone >= await workspace.Store.CountAsync(mapping.Name, cancellationToken).ConfigureAwait(false);
            if (isAll || !await TableRows.AnyAsync(workspace.Service(side), Workspace.TableOf(mapping, side), cancellationToken).ConfigureAwait(false))
                return Refusals.EmptySide(mapping, side, count.Gone, DeletedPolicy.Hold);
        }

        return null;
    }
}
