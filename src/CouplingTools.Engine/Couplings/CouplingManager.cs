using System.Runtime.CompilerServices;
using CouplingTools.Engine.Couplings.Companies;
using CouplingTools.Engine.Synchronization;
using CouplingTools.Engine.Synchronization.Running;
using CouplingTools.Engine.Synchronization.Running.Inputs;

namespace CouplingTools.Engine.Couplings;

/// <summary>Couples pairs of existing records, or creates the missing side and couples.</summary>
internal sealed class CouplingManager(Workspace workspace, CouplingView view)
{
    private readonly ReferenceLocator _locator = new(workspace);
    private readonly ChunkReader _reader = new(workspace);
    private readonly CompanyClaims _claims = new(workspace);

    public async IAsyncEnumerable<CoupleResult> CoupleAsync(
        IAsyncEnumerable<RecordReference> inputs, CoupleOptions options, IRunHost host, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var reading = new SyncOptions { Mapping = options.Mapping, Preview = options.Preview, Origin = new RunOrigin(SyncRunKind.Coupling) };
        var runs = new MappingRuns(workspace, reading, SyncSettings.ResolveForReading, host);
        var guard = new DuplicateGuard(workspace, options, host);
        var replaced = new ReplacedCouplings(workspace, host);
        var stop = new RunStop(workspace);
        var isThrough = false;
        try
        {
            await foreach (var chunk in new Chunker(runs, workspace.Time, stop).CutAsync(inputs, reading, cancellationToken).ConfigureAwait(false))
            {
                var couplings = new Dictionary<Guid, StoredCoupling>();
                await stop.TryAsync(async () =>
                {
                    await CoupleAsync(chunk, options, guard, host, cancellationToken).ConfigureAwait(false);
                    await chunk.RecordAsync(workspace.Store, CancellationToken.None).ConfigureAwait(false);
                    await replaced.NoteAsync(chunk, CancellationToken.None).ConfigureAwait(false);
                    couplings = await CouplingsOfAsync(chunk, cancellationToken).ConfigureAwait(false);
                }).ConfigureAwait(false);
                foreach (var item in (stop.IsStopped ? await stop.SettleAsync(chunk).ConfigureAwait(false) : chunk).Items)
                    yield return new CoupleResult(item.Reference, item.Result!, item.Result!.ErrorClass is null && item.IdOn(Side.BusinessCentral) is { } id && couplings.TryGetValue(id, out var coupling) ? view.Of(coupling) : null);
            }

            stop.Throw();
            isThrough = true;
        }
        finally
        {
            await replaced.CompleteAsync(stop, isThrough).ConfigureAwait(false);
            await stop.CompleteAsync(runs, isThrough).ConfigureAwait(false);
        }
    }

    private async Task CoupleAsync(SyncChunk chunk, CoupleOptions options, DuplicateGuard guard, IRunHost host, CancellationToken cancellationToken)
    {
        var results = new ItemResults(chunk.Run, workspace.Time);
        await _locator.ResolveAsync(chunk, results, namesPairs: true, cancellationToken).ConfigureAwait(false);
        RejectDuplicates(chunk, results);
        var present = new CouplingIndex(await FindAllAsync(chunk, cancellationToken).ConfigureAwait(false));
        if (!options.Force)
            RejectCoupled(chunk, present, results);
        await _reader.ReadAsync(chunk, results, cancellationToken).ConfigureAwait(false);
        RejectLonely(chunk, options, results);
        await RejectFilteredOutAsync(chunk, results, cancellationToken).ConfigureAwait(false);
        if (await guard.CheckAsync(chunk, results, cancellationToken).ConfigureAwait(false))
            await _reader.ReadAsync(chunk, results, cancellationToken).ConfigureAwait(false);
        if (!options.Force)
            await _claims.RejectOthersAsync(chunk, [.. chunk.Open], results, cancellationToken).ConfigureAwait(false);
        if (options.Force)
            await ReleaseAsync(chunk, present, options, results, host, cancellationToken).ConfigureAwait(false);

        if (options.InitialSync == InitialSync.None)
            await AddAsync(chunk, options, results, host, cancellationToken).ConfigureAwait(false);
        await SynchronizeAsync(chunk, options, results, host, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Another try to couple the same record with the same partner, or to create a partner for it.</summary>
    private static void RejectDuplicates(SyncChunk chunk, ItemResults results)
    {
        var seen = new HashSet<(Guid?, Guid?, Guid?)>();
        foreach (var item in chunk.Open.Where(item => !seen.Add((item.IdOn(Side.BusinessCentral), item.IdOn(Side.Sales), item.Reference.Id))).ToList())
            results.Skip(item, "DuplicateInput");
    }

    /// <summary>A record that has a partner keeps it, unless the call insists.</summary>
    private static void RejectCoupled(SyncChunk chunk, CouplingIndex present, ItemResults results)
    {
        foreach (var item in chunk.Open.ToList())
        {
            if (present.Of(item) is [var other, ..])
                results.RefuseCoupled(item, other);
        }
    }

    /// <summary>Notes the couplings in the way. They go together with the storing of the new one, so that what fails leaves them.</summary>
    private static async Task ReleaseAsync(
        SyncChunk chunk, CouplingIndex present, CoupleOptions options, ItemResults results, IRunHost host, CancellationToken cancellationToken)
    {
        foreach (var item in chunk.Open.Where(item => present.Of(item).Count > 0).ToList())
        {
            var answer = await host.AskAsync(results.Preview(item) with { Reason = "CouplingRemoved" }, cancellationToken).ConfigureAwait(false);
            if (answer == RunAnswer.Decline)
                results.Decline(item);
            else
                item.Replaced.AddRange(present.Of(item));
        }

        var released = chunk.Open.SelectMany(item => item.Replaced).DistinctBy(coupling => coupling.Id).Count();
        if (released > 0 && !options.Preview)
            host.Verbose(ErrorText.Message("CouplingsReleased", released, chunk.Run.Mapping.Name));
    }

    private async Task<List<StoredCoupling>> FindAllAsync(SyncChunk chunk, CancellationToken cancellationToken)
    {
        var found = new List<StoredCoupling>();
        foreach (var side in (Side[])[Side.BusinessCentral, Side.Sales])
        {
            var ids = chunk.Open.Select(item => item.IdOn(side) ?? item.Reference.Id).OfType<Guid>().Distinct().ToList();
            if (ids.Count > 0)
                found.AddRange(await workspace.Store.FindAsync(chunk.Run.Mapping.Name, side, ids, cancellationToken).ConfigureAwait(false));
        }

        return found;
    }

    private static void RejectLonely(SyncChunk chunk, CoupleOptions options, ItemResults results)
    {
        foreach (var item in chunk.Open)
        {
            var isPair = item.On(Side.BusinessCentral) is not null && item.On(Side.Sales) is not null;
            if (!isPair && item.Reference.Undecided is { } candidates)
                RejectUndecided(item, candidates, options, results);
            else if (!isPair && !options.CreateNew)
                results.Fail(item, "PartnerRequired", ErrorClass.Data, results.Describe(item));
        }
    }

    private static void RejectUndecided(SyncItem item, string candidates, CoupleOptions options, ItemResults results)
    {
        switch (options.CreateNew ? options.OnDuplicate : DuplicatePolicy.Error)
        {
            case DuplicatePolicy.CreateAnyway:
                break;
            case DuplicatePolicy.Skip:
                results.Skip(item, "MatchAmbiguous");
                break;
            default:
                results.Fail(item, "MatchAmbiguous", ErrorClass.Data, results.Describe(item), candidates);
                break;
        }
    }

    /// <summary>An account of another type is not coupled, so that two mappings on one table do not take each other's records.</summary>
    private async Task RejectFilteredOutAsync(SyncChunk chunk, ItemResults results, CancellationToken cancellationToken)
    {
        var mapping = chunk.Run.Mapping.Definition;
        foreach (var side in ((Side[])[Side.BusinessCentral, Side.Sales]).Where(side => mapping.Table(side).Filter is not null))
        {
            var present = chunk.Open.Where(item => item.On(side) is not null).ToList();
            var inside = await new MappingFilter(workspace, mapping, side).KeepInsideAsync([.. present.Select(item => item.IdOn(side)!.Value).Distinct()], cancellationToken).ConfigureAwait(false);
            foreach (var item in present.Where(item => !inside.Contains(item.IdOn(side)!.Value)))
                results.RefuseFilteredOut(item, side);
        }
    }

    private async Task AddAsync(SyncChunk chunk, CoupleOptions options, ItemResults results, IRunHost host, CancellationToken cancellationToken)
    {
        var pairs = chunk.Open.Where(item => item.On(Side.BusinessCentral) is not null && item.On(Side.Sales) is not null).ToList();
        foreach (var item in pairs)
            item.Couples = true;
        await new ChunkGate(host).AskAsync(chunk, pairs, results, cancellationToken).ConfigureAwait(false);
        await _claims.ClaimAsync(chunk, [.. pairs.Where(item => item.IsOpen)], options.Force, results, cancellationToken).ConfigureAwait(false);
        foreach (var item in pairs.Where(item => item.IsOpen))
            await AddAsync(chunk, item, results, cancellationToken).ConfigureAwait(false);
    }

    private async Task AddAsync(SyncChunk chunk, SyncItem item, ItemResults results, CancellationToken cancellationToken)
    {
        var run = chunk.Run;
        var coupling = new StoredCoupling
        {
            Mapping = run.Mapping.Name,
            BusinessCentralId = item.IdOn(Side.BusinessCentral)!.Value,
            SalesId = item.IdOn(Side.Sales)!.Value,
            Number = Display.Number(run.Mapping.Definition, item),
            Name = Display.Name(run.Mapping.Definition, item),
            CoupledAt = workspace.Time.GetUtcNow(),
        };
        try
        {
            results.Complete(item, SyncOutcome.Coupled);
            await workspace.Store.ConfirmAsync([new Confirmation { Coupling = coupling, Replaces = [.. item.Replaced.Select(replaced => replaced.Id)] }], chunk.ResultsOf([item]), cancellationToken).ConfigureAwait(false);
            item.IsRecorded = true;
        }
        catch (CouplingConflictException conflict)
        {
            results.RefuseCoupled(item, conflict.Existing);
        }
    }

    /// <summary>Creating a side and copying values are synchronizations; the runner does them with everything that protects one.</summary>
    private async Task SynchronizeAsync(SyncChunk chunk, CoupleOptions options, ItemResults results, IRunHost host, CancellationToken cancellationToken)
    {
        foreach (var group in chunk.Open.GroupBy(item => DirectionOf(item, options)).ToList())
        {
            var items = new Dictionary<Guid, SyncItem>();
            foreach (var item in group.Where(item => !items.TryAdd(item.IdOn(Side.BusinessCentral) ?? item.IdOn(Side.Sales)!.Value, item)).ToList())
                results.Skip(item, "DuplicateInput");
            var references = items.Values.Select(item => new RecordReference
            {
                Mapping = chunk.Run.Mapping.Name,
                BusinessCentralId = item.IdOn(Side.BusinessCentral),
                SalesId = item.IdOn(Side.Sales),
            });
            var sync = new SyncOptions
            {
                Direction = group.Key,
                IfNotCoupled = UncoupledPolicy.Create,
                Preview = options.Preview,
                Origin = new RunOrigin(SyncRunKind.Coupling) { SharedId = chunk.Run.Id },
                RefusesFilteredOut = true,
                HasRails = false,
                TakesOver = options.Force,
                Replaces = items.Values.SelectMany(item => item.Replaced).Select(coupling => coupling.Id).ToHashSet(),
            };
            await foreach (var result in new SyncRunner(workspace).RunAsync(references.ToAsyncEnumerable(), sync, host, cancellationToken).ConfigureAwait(false))
            {
                var item = result.BusinessCentralId is { } left && items.TryGetValue(left, out var known) ? known : items[result.SalesId!.Value];
                item.SetId(Side.BusinessCentral, result.BusinessCentralId);
                item.SetId(Side.Sales, result.SalesId);
                item.Result = result;
                item.IsRecorded = true;
            }
        }
    }

    private static SyncDirection DirectionOf(SyncItem item, CoupleOptions options)
    {
        if (item.On(Side.Sales) is null)
            return SyncDirection.ToSales;
        if (item.On(Side.BusinessCentral) is null)
            return SyncDirection.ToBusinessCentral;
        return options.InitialSync == InitialSync.ToBusinessCentral ? SyncDirection.ToBusinessCentral : SyncDirection.ToSales;
    }

    private async Task<Dictionary<Guid, StoredCoupling>> CouplingsOfAsync(SyncChunk chunk, CancellationToken cancellationToken)
    {
        var ids = chunk.Items.Select(item => item.IdOn(Side.BusinessCentral)).OfType<Guid>().Distinct().ToList();
        var found = await workspace.Store.FindAsync(chunk.Run.Mapping.Name, Side.BusinessCentral, ids, cancellationToken).ConfigureAwait(false);
        return found.ToDictionary(coupling => coupling.BusinessCentralId);
    }
}
