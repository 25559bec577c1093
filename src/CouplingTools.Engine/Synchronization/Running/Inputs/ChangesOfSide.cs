using CouplingTools.Engine.Couplings;
using CouplingTools.Engine.Couplings.Companies;
using CouplingTools.Engine.Services;

namespace CouplingTools.Engine.Synchronization.Running.Inputs;

/// <summary>Finds what changed on one side of a mapping. The echo of our own writes is told by its version, which the coupling knows.</summary>
internal sealed class ChangesOfSide(Workspace workspace, RecordMapping mapping, Side side, bool takesUncoupled, int pageSize)
{
    private const int MostAtOnce = 5_000;
    private readonly HashSet<Guid> _uncoupled = [];
    private HashSet<Guid>? _present;

    /// <returns>How far the side was read.</returns>
    public async Task<string> FindAsync(FoundInputs found, CancellationToken cancellationToken)
    {
        string? reached = null;
        var last = await workspace.Store.ReadWatermarkAsync(mapping.Name, side, cancellationToken).ConfigureAwait(false);
        await foreach (var page in workspace.Service(side).ChangesAsync(Workspace.TableOf(mapping, side), last, cancellationToken).ConfigureAwait(false))
        {
            if (page.IsFull)
                (_present ??= []).UnionWith(page.Rows.Where(row => !row.IsDeleted).Select(row => row.Id));
            foreach (var rows in page.Rows.Chunk(MostAtOnce))
                await TakeAsync(rows, found, cancellationToken).ConfigureAwait(false);
            reached = page.Watermark;
        }

        await TakeAbsentAsync(found, cancellationToken).ConfigureAwait(false);
        var inside = await new MappingFilter(workspace, mapping, side, await CompanyAsync(cancellationToken).ConfigureAwait(false)).KeepInsideAsync(_uncoupled, cancellationToken).ConfigureAwait(false);
        found.AddUncoupled(mapping.Name, side, inside);
        return reached!;
    }

    private async Task<CompanyMark?> CompanyAsync(CancellationToken cancellationToken)
    {
        if (side != Side.Sales || _uncoupled.Count == 0)
            return null;
        var compiled = await workspace.CompileAsync(mapping.Name, cancellationToken).ConfigureAwait(false);
        return await workspace.Companies.MarkOfAsync(compiled.CompanyColumn, QuietHost.Instance, cancellationToken).ConfigureAwait(false);
    }

    private async Task TakeAsync(IReadOnlyCollection<RowChange> rows, FoundInputs found, CancellationToken cancellationToken)
    {
        var ids = rows.Select(row => row.Id).Distinct().ToList();
        var couplings = (await workspace.Store.FindAsync(mapping.Name, side, ids, cancellationToken).ConfigureAwait(false))
            .ToDictionary(coupling => coupling.IdOn(side));
        found.Add(rows.Select(row => IsNews(row, couplings.GetValueOrDefault(row.Id)) ? couplings[row.Id] : null).OfType<StoredCoupling>());
        if (!takesUncoupled)
            return;
        foreach (var row in rows.Where(row => !couplings.ContainsKey(row.Id)))
        {
            if (row.IsDeleted)
                _uncoupled.Remove(row.Id);
            else
                _uncoupled.Add(row.Id);
        }
    }

    private bool IsNews(RowChange row, StoredCoupling? coupling) => coupling is not null && row.Version != coupling.VersionOn(side);

    /// <summary>A full listing tells of deletions by what it does not hold.</summary>
    private async Task TakeAbsentAsync(FoundInputs found, CancellationToken cancellationToken)
    {
        if (_present is null)
            return;
        var all = new CouplingFilter { Mapping = mapping.Name };
        await foreach (var page in workspace.Store.ListAsync(all, pageSize, cancellationToken).ConfigureAwait(false))
            found.Add(page.Where(coupling => !_present.Contains(coupling.IdOn(side))));
    }
}
