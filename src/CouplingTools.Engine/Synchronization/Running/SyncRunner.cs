using System.Runtime.CompilerServices;
using System.Threading.Channels;
using CouplingTools.Engine.Couplings.Companies;
using CouplingTools.Engine.Services;
using CouplingTools.Engine.Synchronization.Matching;
using CouplingTools.Engine.Synchronization.Running.Inputs;
using CouplingTools.Engine.Synchronization.Running.Leases;
using CouplingTools.Engine.Synchronization.Running.Rails;

namespace CouplingTools.Engine.Synchronization.Running;

/// <summary>
/// Runs a synchronization: while one chunk is decided and written, the next one is located and read. Memory holds
/// a few chunks, however long the list is.
/// </summary>
internal sealed class SyncRunner
{
    private readonly Workspace _workspace;
    private readonly ReferenceLocator _locator;
    private readonly ChunkReader _reader;
    private readonly ChunkTriage _triage;
    private readonly ChunkPlanner _planner;
    private readonly ChunkConfirmer _confirmer;
    private readonly RunMatches _matches;
    private readonly CompanyClaims _claims;
    private readonly RunStop _stop;

    public SyncRunner(Workspace workspace, RunMatches? matches = null)
    {
        _workspace = workspace;
        _matches = matches ?? new RunMatches(workspace, new MatchOptions());
        _claims = new CompanyClaims(workspace);
        _locator = new ReferenceLocator(workspace);
        _reader = new ChunkReader(workspace);
        _triage = new ChunkTriage(workspace);
        _planner = new ChunkPlanner(new DependencyCreator(() => new SyncRunner(workspace, _matches), workspace.Catalog.Find), new WaitedRecords(workspace), _claims);
        _confirmer = new ChunkConfirmer(workspace);
        _stop = new RunStop(workspace);
    }

    public async IAsyncEnumerable<SyncResult> RunAsync(
        IAsyncEnumerable<RecordReference> inputs, SyncOptions options, IRunHost host, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var businessCentral = Limit(Side.BusinessCentral, options);
        using var sales = Limit(Side.Sales, options);
        var isOwner = options.PutOff is null;
        options = options with { PutOff = options.PutOff ?? [] };
        var mappings = options.All || options.Changed ? MappingOrder.Of(options, _workspace) : [];
        var all = options.All ? new AllCouplings(_workspace, mappings, options.BatchSize) : null;
        var changed = options.Changed ? new ChangedRecords(_workspace, options, mappings, host) : null;
        inputs = all?.ListAsync(cancellationToken) ?? changed?.ListAsync(cancellationToken) ?? inputs;
        var total = all is null ? (long?)null : await all.CountAsync(cancellationToken).ConfigureAwait(false);
        var runs = new MappingRuns(_workspace, options, SyncSettings.Resolve, host);
        var tally = new RunTally(host, total);
        var second = new SecondPhase(_workspace, options, isOwner, (again, references, settings, asking) => CarryOutAsync(again, references, settings, asking, cancellationToken), host, _stop);
        var isThrough = false;
        try
        {
            foreach (var mapping in mappings)
                await runs.GetAsync(mapping.Name, cancellationToken).ConfigureAwait(false);
            await foreach (var chunk in CarryOutAsync(runs, inputs, options, host, cancellationToken).ConfigureAwait(false))
            {
                foreach (var item in chunk.Items.Where(item => !second.Takes(item, chunk.Run)))
                {
                    tally.Count(chunk.Run, item.Result!);
                    changed?.Note(item.Result!, item.Coupling is not null);
                    yield return item.Result!;
                }
            }

            await foreach (var (run, result) in second.CompleteAsync(cancellationToken).ConfigureAwait(false))
            {
                tally.Count(run, result);
                changed?.Note(result, isCoupled: true);
                yield return result;
            }

            _stop.Throw();
            if (changed is not null && !options.Preview)
                await changed.AdvanceAsync(cancellationToken).ConfigureAwait(false);
            isThrough = true;
            runs.Warn();
        }
        finally
        {
            await _stop.CompleteAsync(runs, isThrough).ConfigureAwait(false);
        }
    }

    /// <summary>Takes inputs all the way to results that are stored.</summary>
    private async IAsyncEnumerable<SyncChunk> CarryOutAsync(
        MappingRuns runs, IAsyncEnumerable<RecordReference> inputs, SyncOptions options, IRunHost host, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var leases = new ChunkLeases(_workspace, chunk => DecideAnewAsync(chunk, host, cancellationToken), host);
        await foreach (var decided in DecideAsync(ReadAheadAsync(runs, inputs, options, host, cancellationToken), options, host, cancellationToken).ConfigureAwait(false))
        {
            yield return await GoThroughAsync(decided, leases, host, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<SyncChunk> GoThroughAsync(SyncChunk decided, ChunkLeases leases, IRunHost host, CancellationToken cancellationToken)
    {
        var chunk = decided;
        var isThrough = await _stop.TryAsync(async () =>
        {
            chunk = await leases.TakeAsync(decided, cancellationToken).ConfigureAwait(false);
            if (!await CarryOutAsync(chunk, host, cancellationToken).ConfigureAwait(false))
                return;
            await chunk.RecordAsync(_workspace.Store, CancellationToken.None).ConfigureAwait(false);
            await leases.ReleaseAsync(chunk, CancellationToken.None).ConfigureAwait(false);
        }).ConfigureAwait(false);
        return _stop.IsStopped && (!isThrough || chunk.Items.Any(item => !item.IsRecorded)) ? await _stop.SettleAsync(chunk).ConfigureAwait(false) : chunk;
    }

    private IDisposable? Limit(Side side, SyncOptions options) =>
        options.ThrottleLimit is { } most ? _workspace.Service(side).LimitConcurrency(most) : null;

    private async IAsyncEnumerable<SyncChunk> ReadAheadAsync(
        MappingRuns runs, IAsyncEnumerable<RecordReference> inputs, SyncOptions options, IRunHost host, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var ready = Channel.CreateBounded<SyncChunk>(1);
        var reading = FillAsync(new Chunker(runs, _workspace.Time, _stop), inputs, options, ready.Writer, host, stop.Token);
        try
        {
            await foreach (var chunk in ready.Reader.ReadAllAsync(cancellationToken).ConfigureAwait(false))
                yield return chunk;
        }
        finally
        {
            await stop.CancelAsync().ConfigureAwait(false);
            await reading.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task FillAsync(Chunker chunker, IAsyncEnumerable<RecordReference> inputs, SyncOptions options, ChannelWriter<SyncChunk> ready, IRunHost host, CancellationToken cancellationToken)
    {
        try
        {
            await foreach (var chunk in chunker.CutAsync(inputs, options, cancellationToken).ConfigureAwait(false))
            {
                await ReadAsync(chunk, host, cancellationToken).ConfigureAwait(false);
                await ready.WriteAsync(chunk, cancellationToken).ConfigureAwait(false);
                // Only who gave a list is told of all of it.
                if (_stop.IsStopped && chunk.Run.SharesWork)
                    break;
            }

            ready.Complete();
        }
        catch (CouplingException cause)
        {
            _stop.Note(cause);
            ready.Complete();
        }
        catch (Exception exception)
        {
            ready.Complete(exception);
        }
    }

    private Task<bool> ReadAsync(SyncChunk chunk, IRunHost host, CancellationToken cancellationToken) => GuardAsync(chunk, async results =>
    {
        await _locator.LocateAsync(chunk, results, cancellationToken).ConfigureAwait(false);
        await new ChunkMatcher(_matches).MatchAsync(chunk, results, host, cancellationToken).ConfigureAwait(false);
        await _reader.ReadAsync(chunk, results, cancellationToken).ConfigureAwait(false);
        if (chunk.Run.Changed.News() is { Count: > 0 } fields)
            host.Warn(ErrorText.Message("FieldsChanged", chunk.Run.Mapping.Name, string.Join(", ", fields)));
    });

    /// <summary>Decides chunk by chunk; what the rails do not allow yet waits, while the chunks behind it are decided.</summary>
    private async IAsyncEnumerable<SyncChunk> DecideAsync(
        IAsyncEnumerable<SyncChunk> chunks, SyncOptions options, IRunHost host, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var rails = new RunRails(_workspace, options, host);
        var held = new HeldChunks();
        await foreach (var chunk in chunks.ConfigureAwait(false))
        {
            await DecideAsync(chunk, cancellationToken).ConfigureAwait(false);
            var isAllowed = _stop.IsStopped || await rails.AllowsAsync(chunk, cancellationToken).ConfigureAwait(false);
            if (isAllowed && held.IsEmpty)
            {
                yield return chunk;
                continue;
            }

            held.Add(chunk);
            while (isAllowed && !held.IsEmpty)
                yield return await TakeUpAsync(held.Take(), host, cancellationToken).ConfigureAwait(false);
        }

        if (!_stop.IsStopped)
            await rails.CompleteAsync(cancellationToken).ConfigureAwait(false);
        while (!held.IsEmpty)
            yield return await TakeUpAsync(held.Take(), host, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>What was written meanwhile may change what is decided, such as what a lookup finds.</summary>
    private async Task<SyncChunk> TakeUpAsync(HeldChunk held, IRunHost host, CancellationToken cancellationToken)
    {
        if (held.Stands)
            return held.Chunk;
        if (held.References is null)
        {
            await GuardAsync(held.Chunk, _ => ChunkPlanner.DecideAsync(held.Chunk, [.. held.Chunk.Open], cancellationToken)).ConfigureAwait(false);
            return held.Chunk;
        }

        var chunk = held.Chunk with { Items = [.. held.References.Select(reference => new SyncItem(reference, _workspace.Time.GetTimestamp()))] };
        await DecideAnewAsync(chunk, host, cancellationToken).ConfigureAwait(false);
        return chunk;
    }

    private async Task DecideAnewAsync(SyncChunk chunk, IRunHost host, CancellationToken cancellationToken)
    {
        await ReadAsync(chunk, host, cancellationToken).ConfigureAwait(false);
        await DecideAsync(chunk, cancellationToken).ConfigureAwait(false);
    }

    private Task<bool> DecideAsync(SyncChunk chunk, CancellationToken cancellationToken) => GuardAsync(chunk, async results =>
    {
        if (chunk.Run.Settings.IfNotCoupled is not (UncoupledPolicy.Skip or UncoupledPolicy.Error) && !chunk.Run.Options.TakesOver)
            await _claims.RejectOthersAsync(chunk, chunk.Open.Where(item => item.Coupling is null), results, cancellationToken).ConfigureAwait(false);
        await _triage.SortAsync(chunk, results, cancellationToken).ConfigureAwait(false);
        await ChunkPlanner.DecideAsync(chunk, [.. chunk.Open], cancellationToken).ConfigureAwait(false);
    });

    private Task<bool> CarryOutAsync(SyncChunk chunk, IRunHost host, CancellationToken cancellationToken) => GuardAsync(chunk, async results =>
    {
        var gate = new ChunkGate(host);
        await _planner.CompleteAsync(chunk, [.. chunk.Open], results, host, cancellationToken).ConfigureAwait(false);
        await gate.AskAsync(chunk, [.. chunk.Open], results, cancellationToken).ConfigureAwait(false);
        await new ChunkWriter(_workspace, _reader, _planner, gate, host).WriteAsync(chunk, results, cancellationToken).ConfigureAwait(false);
        await _confirmer.ConfirmAsync(chunk, results, CancellationToken.None).ConfigureAwait(false);
        await _claims.ReleaseAsync([.. chunk.Items.SelectMany(item => item.Released())], host, CancellationToken.None).ConfigureAwait(false);
    });

    /// <summary>A request that failed as a whole is the result of the chunk's open items, unless nothing else can succeed either.</summary>
    /// <returns>Whether the run may go on.</returns>
    private Task<bool> GuardAsync(SyncChunk chunk, Func<ItemResults, Task> step) => _stop.TryAsync(async () =>
    {
        var results = new ItemResults(chunk.Run, _workspace.Time);
        try
        {
            await step(results).ConfigureAwait(false);
        }
        catch (ServiceException failure) when (failure.Error.Class != ErrorClass.Configuration)
        {
            foreach (var item in chunk.Open)
                results.Refuse(item, failure.Error);
        }
    });
}
