using System.Runtime.CompilerServices;
using CouplingTools.Engine.Synchronization.Running.Recovery;

namespace CouplingTools.Engine.Couplings.Repair;

/// <summary>Reports what is not as it should be with couplings, and repairs what it is asked to.</summary>
internal sealed class CouplingRepairer(Workspace workspace, RepairOptions options, IRunHost host)
{
    private const int PageSize = SyncOptions.DefaultBatchSize;

    private readonly CouplingInspector _inspector = new(workspace);
    private readonly FindingRepairs _repairs = new(workspace, options, host);
    private long _inspected;

    /// <summary>Of given couplings, or of all.</summary>
    /// <exception cref="CouplingException"><c>TooManyDeletions</c>, <c>EmptySide</c>: nothing was repaired.</exception>
    public async IAsyncEnumerable<CouplingFinding> RepairAsync(IAsyncEnumerable<StoredCoupling>? given, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (!options.Preview)
            await RecoverAsync(cancellationToken).ConfigureAwait(false);
        var pages = SettleAsync(FindAsync(given, cancellationToken), cancellationToken);
        if (options.Delete.Count > 0)
        {
            var all = new List<IReadOnlyList<CouplingFinding>>();
            await foreach (var page in pages.ConfigureAwait(false))
                all.Add(page);
            var deleted = all.Sum(page => (long)page.Count(_repairs.Deletes));
            if (deleted * 100 > _inspected * options.MaxChangePercent)
                throw ErrorText.Exception("TooManyDeletions", ErrorClass.Configuration, deleted, _inspected, options.MaxChangePercent);
            pages = Stream(all);
        }

        var isThrough = false;
        try
        {
            await foreach (var page in pages.ConfigureAwait(false))
            {
                foreach (var finding in await _repairs.RepairAsync(page, cancellationToken).ConfigureAwait(false))
                    yield return finding;
            }

            isThrough = true;
        }
        finally
        {
            await _repairs.CompleteAsync(isThrough).ConfigureAwait(false);
        }
    }

    /// <summary>What runs that died left open is settled first, as far as reading can.</summary>
    private async Task RecoverAsync(CancellationToken cancellationToken)
    {
        foreach (var mapping in Mappings())
        {
            if ((await workspace.Store.OpenIntentsAsync(mapping.Name, cancellationToken).ConfigureAwait(false)).Count == 0)
                continue;
            var compiled = await workspace.CompileAsync(mapping.Name, cancellationToken).ConfigureAwait(false);
            await new IntentRecovery(workspace, compiled, host).RecoverAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Marks orphans page by page, unless a side seems to have lost everything: then the pages wait until one record of it is found.</summary>
    private async IAsyncEnumerable<IReadOnlyList<CouplingFinding>> SettleAsync(
        IAsyncEnumerable<InspectedPage> pages, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var sides = new EmptySides(workspace, options.AllowEmptySide);
        var held = new Queue<InspectedPage>();
        await foreach (var page in pages.ConfigureAwait(false))
        {
            sides.Note(page);
            held.Enqueue(page);
            while (!sides.IsSuspected && held.TryDequeue(out var settled))
                yield return await MarkAsync(settled, cancellationToken).ConfigureAwait(false);
        }

        if (await sides.RefusalAsync(cancellationToken).ConfigureAwait(false) is { } refusal)
        {
            if (!options.Preview)
                throw refusal;
            host.Warn(ErrorText.Message("RailPreview", refusal.Message, refusal.RecommendedAction));
        }

        while (held.TryDequeue(out var settled))
            yield return await MarkAsync(settled, cancellationToken).ConfigureAwait(false);
    }

    private async IAsyncEnumerable<InspectedPage> FindAsync(IAsyncEnumerable<StoredCoupling>? given, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var page in (given is null ? AllAsync(cancellationToken) : CutAsync(given, cancellationToken)).ConfigureAwait(false))
        {
            foreach (var group in page.GroupBy(coupling => coupling.Mapping, StringComparer.OrdinalIgnoreCase))
            {
                if (workspace.Catalog.TryFind(group.Key) is not { } mapping)
                    continue;
                var couplings = group.DistinctBy(coupling => coupling.Id).ToList();
                _inspected += couplings.Count;
                var findings = await _inspector.InspectAsync(mapping, couplings, cancellationToken).ConfigureAwait(false);
                yield return new InspectedPage(mapping, couplings, findings);
            }
        }

        if (given is not null)
            yield break;
        foreach (var mapping in Mappings())
        {
            var open = await workspace.Store.OpenIntentsAsync(mapping.Name, cancellationToken).ConfigureAwait(false);
            if (open.Count > 0)
                yield return new InspectedPage(mapping, [], [.. open.Select(intent => Finding.Of(intent, mapping))]);
        }
    }

    private IReadOnlyList<RecordMapping> Mappings() => options.Mapping is null ? workspace.Catalog.All : [workspace.Catalog.Find(options.Mapping)];

    private IAsyncEnumerable<IReadOnlyList<StoredCoupling>> AllAsync(CancellationToken cancellationToken)
    {
        var filter = new CouplingFilter { Mapping = options.Mapping is null ? null : workspace.Catalog.Find(options.Mapping).Name };
        return workspace.Store.ListAsync(filter, PageSize, cancellationToken);
    }

    private static async IAsyncEnumerable<IReadOnlyList<StoredCoupling>> CutAsync(
        IAsyncEnumerable<StoredCoupling> given, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var page = new List<StoredCoupling>(PageSize);
        await foreach (var coupling in given.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            page.Add(coupling);
            if (page.Count < PageSize)
                continue;
            yield return page;
            page = new List<StoredCoupling>(PageSize);
        }

        if (page.Count > 0)
            yield return page;
    }

    /// <summary>Couplings of deleted records are orphaned from now on, whether or not anything is done about them.</summary>
    private async Task<IReadOnlyList<CouplingFinding>> MarkAsync(InspectedPage page, CancellationToken cancellationToken)
    {
        var gone = page.Findings
            .Where(finding => finding.Finding is CouplingFindingKind.BothGone or CouplingFindingKind.BusinessCentralGone or CouplingFindingKind.SalesGone)
            .Select(finding => finding.Key)
            .ToHashSet();
        var marked = page.Couplings.Where(coupling => coupling.Status != CouplingStatus.Orphaned && gone.Contains(coupling.Id)).ToList();
        if (!options.Preview && marked.Count > 0)
            await workspace.Store.OrphanAsync(marked, cancellationToken).ConfigureAwait(false);
        return page.Findings;
    }

    private static async IAsyncEnumerable<IReadOnlyList<CouplingFinding>> Stream(List<IReadOnlyList<CouplingFinding>> pages)
    {
        await Task.CompletedTask.ConfigureAwait(false);
        foreach (var page in pages)
            yield return page;
    }
}
