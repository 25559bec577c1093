using System.Runtime.CompilerServices;
using CouplingTools.Engine.Couplings.History;

namespace CouplingTools.Engine.Synchronization.Running;

/// <summary>
/// Breaks circles of lookups: what a run wrote without a field is taken up again once everything else is written, when the
/// record it waited for is there too. Only ids are kept until then; a run that is stopped before leaves couplings that wait.
/// A run that creates records for another one leaves them to that: what they wait for may be what that one is about to create.
/// </summary>
/// <param name="workspace">What the run works with.</param>
/// <param name="options">The options of the run, with what is to be completed.</param>
/// <param name="isOwner">Whether the run completes it.</param>
/// <param name="carryOut">Carries out references with the runs, options and host given.</param>
/// <param name="host">Where to tell of it.</param>
/// <param name="stop">What keeps the run from going on; what was kept back is then told as it is.</param>
internal sealed class SecondPhase(
    Workspace workspace, SyncOptions options, bool isOwner, Func<MappingRuns, IAsyncEnumerable<RecordReference>, SyncOptions, IRunHost, IAsyncEnumerable<SyncChunk>> carryOut, IRunHost host, RunStop stop)
{
    private readonly List<PutOffRecord> _records = options.PutOff!;
    private readonly ForeseenRecords _foreseen = new(options, host, workspace.Time);
    private readonly Dictionary<string, int> _waiting = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Keeps an item back if it is one to be completed.</summary>
    /// <returns>Whether its result comes in the end.</returns>
    public bool Takes(SyncItem item, MappingRun run)
    {
        if (PutOffRecord.Of(item, run) is not { } record)
            return _foreseen.Takes(item, run);
        _records.Add(record with { IsTold = !isOwner });
        return isOwner;
    }

    /// <summary>Completes what was kept back, and what is created for it meanwhile, and gives it its results.</summary>
    public async IAsyncEnumerable<(MappingRun Run, SyncResult Result)> CompleteAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        while (isOwner && _records.Count > 0)
        {
            var pages = _records.GroupBy(record => record.Run).SelectMany(group => group.Chunk(options.BatchSize)).ToList();
            _records.Clear();
            foreach (var page in pages)
            {
                var run = page[0].Run;
                await stop.TryAsync(async () => await TakeUpAsync(run, await ReadyAsync(page, cancellationToken).ConfigureAwait(false)).ConfigureAwait(false)).ConfigureAwait(false);
                var results = stop.HasStore ? await ResultsAsync(run, page, cancellationToken).ConfigureAwait(false) : [];
                foreach (var record in page)
                {
                    var result = record.In(results.GetValueOrDefault(record.BusinessCentralId, record.Result));
                    if (record.IsWaiting && result.Reason == record.Result.Reason)
                        _waiting[run.Mapping.Name] = _waiting.GetValueOrDefault(run.Mapping.Name) + 1;
                    if (!record.IsTold)
                        yield return (run, result);
                }
            }
        }

        await foreach (var told in _foreseen.CompleteAsync(cancellationToken).ConfigureAwait(false))
            yield return told;
        foreach (var (mapping, count) in _waiting)
            host.Warn(ErrorText.Message("FieldsPutOff", count, mapping));
    }

    /// <summary>Only what is coupled by now helps, or what is created for it.</summary>
    private async Task<IReadOnlyList<PutOffRecord>> ReadyAsync(IReadOnlyList<PutOffRecord> page, CancellationToken cancellationToken)
    {
        var coupled = new HashSet<Guid>();
        var waits = page.SelectMany(record => record.Waits).Where(wait => wait.WaitsForId is not null);
        foreach (var group in waits.GroupBy(wait => (Mapping: wait.WaitsForMapping!, Side: wait.WaitsForSide!.Value)))
        {
            var found = await workspace.Store
                .FindAsync(group.Key.Mapping, group.Key.Side, [.. group.Select(wait => wait.WaitsForId!.Value).Distinct()], cancellationToken)
                .ConfigureAwait(false);
            coupled.UnionWith(found.Select(coupling => coupling.IdOn(group.Key.Side)));
        }

        return [.. page.Where(record => (options.IncludeDependencies && record.IsWaiting) || record.Waits.Any(wait => wait.WaitsForId is { } id && coupled.Contains(id)))];
    }

    private async Task TakeUpAsync(MappingRun run, IReadOnlyList<PutOffRecord> ready)
    {
        if (ready.Count == 0)
            return;
        var second = options with
        {
            Direction = run.Settings.Direction,
            Mapping = run.Mapping.Name,
            IfNotCoupled = UncoupledPolicy.Skip,
            All = false,
            Changed = false,
            HasRails = false,
            Origin = options.Origin with { SharedId = run.Id, IsSecondPhase = true },
        };
        host.Verbose(ErrorText.Message("SecondPhase", ready.Count, run.Mapping.Name));
        var agreed = ready.DistinctBy(record => record.BusinessCentralId).ToDictionary(record => record.BusinessCentralId, record => record.Agreed);
        var asking = new AgreedHost(host, planned => planned.Outcome == SyncOutcome.Updated && agreed.TryGetValue(planned.BusinessCentralId!.Value, out var fields) && fields.IsSupersetOf(planned.ChangedFields));
        var runs = new MappingRuns(workspace, second, SyncSettings.Resolve, asking);
        await foreach (var _ in carryOut(runs, ready.Select(record => record.ToReference()).ToAsyncEnumerable(), second, asking).ConfigureAwait(false))
        {
        }
    }

    private async Task<Dictionary<Guid, SyncResult>> ResultsAsync(MappingRun run, IReadOnlyList<PutOffRecord> page, CancellationToken cancellationToken)
    {
        var results = new Dictionary<Guid, SyncResult>();
        var filter = new ResultFilter { Runs = [run.Id], BusinessCentralIds = [.. page.Select(record => record.BusinessCentralId)] };
        await foreach (var stored in workspace.Store.ListResultsAsync(filter, options.BatchSize, cancellationToken).ConfigureAwait(false))
        {
            foreach (var result in stored.Select(entry => entry.Result).Where(result => result.Reason != "DuplicateInput"))
                results[result.BusinessCentralId!.Value] = result;
        }

        return results;
    }
}
