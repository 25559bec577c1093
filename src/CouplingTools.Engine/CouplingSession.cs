using System.Runtime.CompilerServices;
using CouplingTools.Engine.Couplings;
using CouplingTools.Engine.Couplings.History;
using CouplingTools.Engine.Couplings.Repair;
using CouplingTools.Engine.Couplings.Suspension;
using CouplingTools.Engine.Couplings.Transfer;
using CouplingTools.Engine.Environments;
using CouplingTools.Engine.Environments.Checks;
using CouplingTools.Engine.Mappings.Checking;
using CouplingTools.Engine.Records;
using CouplingTools.Engine.Services;
using CouplingTools.Engine.Synchronization;
using CouplingTools.Engine.Synchronization.Matching;
using CouplingTools.Engine.Synchronization.Running;

namespace CouplingTools.Engine;

/// <summary>An open environment and everything that can be done in it. Safe for use by one caller at a time.</summary>
public sealed class CouplingSession : CouplingConnection, IAsyncDisposable
{
    private readonly Workspace _workspace;
    private readonly StoreScope _scope;
    private readonly IDisposable _transport;
    private readonly Func<ConnectionTester> _tester;

    internal CouplingSession(Workspace workspace, StoreScope scope, IDisposable transport, Func<ConnectionTester> tester)
    {
        _workspace = workspace;
        _scope = scope;
        _transport = transport;
        _tester = tester;
    }

    /// <summary>All mappings, by name.</summary>
    public IReadOnlyList<RecordMapping> Mappings => _workspace.Catalog.All;

    /// <summary>Opens both services and the coupling store.</summary>
    /// <exception cref="CouplingException">A service, the company or the store cannot be opened.</exception>
    public static Task<CouplingSession> OpenAsync(SessionOptions options, CancellationToken cancellationToken) =>
        SessionOpener.OpenAsync(options, cancellationToken);

    /// <summary>Checks an environment without opening it.</summary>
    /// <exception cref="CouplingException">The mappings or the addresses cannot be used.</exception>
    public static IAsyncEnumerable<ConnectionCheck> TestAsync(SessionOptions options, CancellationToken cancellationToken) =>
        SessionOpener.TestAsync(options, cancellationToken);

    /// <summary>Checks everything the session needs, from the network up to the single table. Writes nothing.</summary>
    public IAsyncEnumerable<ConnectionCheck> TestAsync(CancellationToken cancellationToken) => _tester().RunAsync(cancellationToken);

    /// <summary>Checks a mapping against what both services tell of its tables. Writes nothing.</summary>
    public IAsyncEnumerable<MappingCheck> TestMappingAsync(RecordMapping mapping, CancellationToken cancellationToken) =>
        Told(new MappingTester(_workspace).RunAsync(mapping, cancellationToken), cancellationToken);

    /// <summary>Tells of records whether their mapping's filters take them, and why not. Writes nothing.</summary>
    public IAsyncEnumerable<MappingCheck> TestRecordsAsync(
        IAsyncEnumerable<RecordReference> inputs, string? mapping, Action<CouplingException> onMissing, CancellationToken cancellationToken) =>
        Told(new RecordTester(_workspace).RunAsync(inputs, mapping, onMissing, cancellationToken), cancellationToken);

    /// <summary>Finds a mapping without regard to case.</summary>
    /// <exception cref="CouplingException"><c>MappingNotFound</c>.</exception>
    public RecordMapping FindMapping(string name) => _workspace.Catalog.Find(name);

    /// <summary>Lists records of one side, page by page. Ids and numbers that do not exist are reported through <paramref name="onMissing"/>.</summary>
    public IAsyncEnumerable<ServiceRecord> ListRecordsAsync(RecordListRequest request, Action<CouplingException> onMissing, CancellationToken cancellationToken) =>
        Told(new RecordLister(_workspace).ListAsync(request, onMissing, cancellationToken), cancellationToken);

    /// <summary>Creates a record with the given values, by the service's field names.</summary>
    public Task<ServiceRecord> CreateRecordAsync(string mapping, Side side, IReadOnlyDictionary<string, object?> values, CancellationToken cancellationToken) =>
        Told(new RecordEditor(_workspace).CreateAsync(mapping, side, values, cancellationToken));

    /// <summary>Writes values to a record that still has the version of <paramref name="record"/>.</summary>
    public Task<ServiceRecord> UpdateRecordAsync(ServiceRecord record, IReadOnlyDictionary<string, object?> values, CancellationToken cancellationToken) =>
        Told(new RecordEditor(_workspace).UpdateAsync(record, values, cancellationToken));

    /// <summary>Deletes a record that still has the version of <paramref name="record"/>.</summary>
    public Task RemoveRecordAsync(ServiceRecord record, CancellationToken cancellationToken) =>
        Told(new RecordEditor(_workspace).RemoveAsync(record, cancellationToken));

    /// <summary>Lists couplings in the order they were made, then, where ambiguous ones are asked for, creates whose effect cannot be told.</summary>
    public async IAsyncEnumerable<RecordCoupling> ListCouplingsAsync(CouplingListRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var view = new CouplingView(_workspace, Company);
        var filter = new CouplingFilter
        {
            Mapping = request.Mapping is null ? null : FindMapping(request.Mapping).Name,
            BusinessCentralIds = request.BusinessCentralIds,
            SalesIds = request.SalesIds,
            Numbers = request.Numbers,
            Statuses = request.Statuses,
        };
        var creations = await new AmbiguousCreations(_workspace).FindAsync(filter, cancellationToken).ConfigureAwait(false);
        await foreach (var page in _workspace.Store.ListAsync(filter, SyncOptions.DefaultBatchSize, cancellationToken).ConfigureAwait(false))
        {
            foreach (var coupling in page)
                yield return view.Of(coupling, creations.Take(coupling));
        }

        foreach (var creation in creations.Left)
            yield return view.Of(creation);
    }

    /// <summary>Couples pairs of existing records, or creates the missing side. One result for each input, in every case.</summary>
    public IAsyncEnumerable<CoupleResult> CoupleAsync(IAsyncEnumerable<RecordReference> inputs, CoupleOptions options, IRunHost host, CancellationToken cancellationToken) =>
        Hosted(host, options.Mapping, told => new CouplingManager(_workspace, new CouplingView(_workspace, Company)).CoupleAsync(inputs, options, told, cancellationToken), cancellationToken);

    /// <summary>Looks for the partner of every uncoupled record of the mapping, or of the records that inputs name. Writes nothing.</summary>
    /// <param name="inputs">The records; <see langword="null"/> for all of the mapping.</param>
    /// <param name="options">How to look.</param>
    /// <param name="onMissing">Takes inputs that name no record.</param>
    /// <param name="host">Is told what is read.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <exception cref="CouplingException"><c>MappingRequired</c>, <c>MatchRuleMissing</c>, <c>MatchRuleEmpty</c>, <c>MatchFieldUnknown</c>, <c>NormalizerUnknown</c>; or a service cannot be reached.</exception>
    public IAsyncEnumerable<RecordMatch> FindMatchesAsync(
        IAsyncEnumerable<RecordReference>? inputs, MatchOptions options, Action<CouplingException> onMissing, IRunHost host, CancellationToken cancellationToken) =>
        Hosted(
            host,
            options.Mapping,
            told => inputs is null
                ? new MatchFinder(_workspace, options, told).FindAllAsync(cancellationToken)
                : new MatchFinder(_workspace, options, told).FindAsync(inputs, onMissing, cancellationToken),
            cancellationToken);

    /// <summary>The couplings that the references name. References without one are reported through <paramref name="onMissing"/>.</summary>
    /// <param name="inputs">What names them.</param>
    /// <param name="mapping">The mapping of inputs that name none.</param>
    /// <param name="takesRetired">Whether couplings that outlived their mapping are among them; otherwise they are reported as well.</param>
    /// <param name="onMissing">Takes inputs without a coupling.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public async IAsyncEnumerable<RecordCoupling> FindCouplingsAsync(
        IAsyncEnumerable<RecordReference> inputs, string? mapping, bool takesRetired, Action<CouplingException> onMissing, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var view = new CouplingView(_workspace, Company);
        var found = new CouplingFinder(_workspace).FindAsync(inputs, new SyncOptions { Mapping = mapping, TakesRetired = takesRetired }, onMissing, cancellationToken);
        await foreach (var item in Told(found, cancellationToken).ConfigureAwait(false))
            yield return view.Of(item.Coupling!);
    }

    /// <summary>Keeps a coupling out of synchronization until it is resumed.</summary>
    /// <returns>The coupling as it is now; <see langword="null"/> when it was removed meanwhile.</returns>
    public Task<RecordCoupling?> SuspendCouplingAsync(RecordCoupling coupling, CancellationToken cancellationToken) =>
        HoldAsync(coupling, new CouplingHold(Account.Name, _workspace.Time.GetUtcNow()), cancellationToken);

    /// <summary>Puts a suspended coupling back into synchronization, and forgets its failures.</summary>
    /// <returns>The coupling as it is now; <see langword="null"/> when it was removed meanwhile.</returns>
    public Task<RecordCoupling?> ResumeCouplingAsync(RecordCoupling coupling, CancellationToken cancellationToken) =>
        HoldAsync(coupling, null, cancellationToken);

    /// <summary>Reports what is not as it should be with couplings, those given or all, and repairs what the options name.</summary>
    /// <exception cref="CouplingException"><c>TooManyDeletions</c>: nothing was repaired.</exception>
    public IAsyncEnumerable<CouplingFinding> RepairCouplingsAsync(
        IAsyncEnumerable<RecordReference>? inputs, RepairOptions options, Action<CouplingException> onMissing, IRunHost host, CancellationToken cancellationToken) =>
        Hosted(host, options.Mapping, told => new CouplingRepairer(_workspace, options, told).RepairAsync(inputs is null ? null : FoundAsync(inputs, options.Mapping, onMissing, cancellationToken), cancellationToken), cancellationToken);

    /// <summary>
    /// Forgets couplings. One result for each input, in every case, and for what goes with it. Neither record is touched, except that a Sales record no longer
    /// counts as this company's where Business Central's solution makes it so.
    /// </summary>
    public IAsyncEnumerable<SyncResult> UncoupleAsync(
        IAsyncEnumerable<RecordReference> inputs, UncoupleOptions options, IRunHost host, CancellationToken cancellationToken) =>
        Hosted(host, options.Mapping, told => new CouplingRemover(_workspace, options, told).RemoveAsync(inputs, cancellationToken), cancellationToken);

    /// <summary>The copy of the store as it was before opening it brought its schema up to date; <see langword="null"/> when that was not needed.</summary>
    public string? StoreBackup { get; internal init; }

    /// <summary>For how long runs and their results are kept.</summary>
    public TimeSpan Retention => _workspace.Retention;

    /// <summary>Lists runs, the latest first unless asked otherwise.</summary>
    public async IAsyncEnumerable<SyncRun> ListRunsAsync(RunListRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var filter = new RunFilter
        {
            Ids = request.Ids,
            Mappings = request.Mappings,
            Kinds = request.Kinds,
            Since = request.Since,
            Before = request.Before,
            Statuses = request.Statuses,
            OldestFirst = request.OldestFirst,
        };
        await foreach (var page in _workspace.Store.ListRunsAsync(filter, SyncOptions.DefaultBatchSize, cancellationToken).ConfigureAwait(false))
        {
            foreach (var run in page)
                yield return RunView.Of(run, Company, _workspace.Time.GetUtcNow());
        }
    }

    /// <summary>Lists the results of runs: those of the latest run first, in the order of its inputs.</summary>
    public async IAsyncEnumerable<SyncResult> ListResultsAsync(ResultListRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var filter = new ResultFilter
        {
            Runs = request.Runs,
            Mappings = request.Mappings,
            Outcomes = request.Outcomes,
            Reasons = request.Reasons,
            Numbers = request.Numbers,
            BusinessCentralIds = request.BusinessCentralIds,
            SalesIds = request.SalesIds,
        };
        await foreach (var page in _workspace.Store.ListResultsAsync(filter, SyncOptions.DefaultBatchSize, cancellationToken).ConfigureAwait(false))
        {
            foreach (var stored in page)
                yield return stored.Result;
        }
    }

    /// <summary>
    /// Forgets the runs that began before a time, with their results; returns how many. Runs under way, couplings, what
    /// their records agreed on, and writes whose effect is not known stay.
    /// </summary>
    public async Task<int> ClearHistoryAsync(DateTimeOffset before, CancellationToken cancellationToken)
    {
        var removed = await _workspace.Store.RemoveRunsAsync(before, cancellationToken).ConfigureAwait(false);
        await _workspace.Store.CompactAsync(cancellationToken).ConfigureAwait(false);
        return removed;
    }

    /// <summary>Writes everything that the store knows of the company and the organization, but for its history, to a file.</summary>
    /// <exception cref="CouplingException"><c>StateFileExists</c>, <c>StateInUse</c>, <c>StateInaccessible</c>.</exception>
    public Task<CouplingState> ExportStateAsync(string path, IReadOnlyList<string>? mappings, bool replaces, CancellationToken cancellationToken) =>
        new StateExporter(_workspace, _scope).ExportAsync(path, mappings is null ? null : [.. mappings.Select(name => FindMapping(name).Name)], replaces, cancellationToken);

    /// <summary>Takes the state in a file into the store, once <paramref name="confirm"/> has agreed to what the whole file says.</summary>
    /// <returns>What was taken; <see langword="null"/> when it was not agreed to.</returns>
    /// <exception cref="CouplingException">
    /// <c>StateInaccessible</c>, <c>StateUnreadable</c>, <c>StateTooNew</c>, <c>StateIncomplete</c>, <c>StateForeign</c>,
    /// <c>StateTwice</c>, <c>StateContradicts</c>, <c>StateOutdated</c>.
    /// </exception>
    public Task<CouplingState?> ImportStateAsync(string path, bool takesForeign, Func<CouplingState, Task<bool>> confirm, CancellationToken cancellationToken) =>
        new StateImporter(_workspace, _scope).ImportAsync(path, takesForeign, confirm, cancellationToken);

    /// <summary>The record on the other side of each reference; a reference that names both sides yields the Sales record.</summary>
    public IAsyncEnumerable<ServiceRecord> ReadCoupledAsync(
        IAsyncEnumerable<RecordReference> inputs, string? mapping, Action<CouplingException> onMissing, CancellationToken cancellationToken) =>
        Told(new CoupledReader(_workspace).ReadAsync(inputs, new SyncOptions { Mapping = mapping }, onMissing, cancellationToken), cancellationToken);

    /// <summary>The address of the page of each reference's record on the other side, or on the side given. Nothing of either record is read.</summary>
    public async IAsyncEnumerable<Uri> FindPagesAsync(
        IAsyncEnumerable<RecordReference> inputs,
        string? mapping,
        Side? side,
        Action<CouplingException> onMissing,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var view = new CouplingView(_workspace, Company);
        var found = new CouplingFinder(_workspace).FindAsync(inputs, new SyncOptions { Mapping = mapping }, onMissing, cancellationToken);
        await foreach (var item in Told(found, cancellationToken).ConfigureAwait(false))
            yield return view.LinkTo(side ?? item.OtherSide(), item.Coupling!)!;
    }

    /// <summary>How each mapped field of the referred couplings stands, and what a synchronization would do. Writes nothing.</summary>
    public IAsyncEnumerable<FieldDifference> CompareAsync(
        IAsyncEnumerable<RecordReference> inputs, SyncOptions options, Action<CouplingException> onMissing, CancellationToken cancellationToken) =>
        Told(new RecordComparer(_workspace).CompareAsync(inputs, options, onMissing, cancellationToken), cancellationToken);

    /// <summary>Synchronizes the referred records. One result for each input, in every case.</summary>
    /// <exception cref="CouplingException">
    /// The call itself is wrong: <c>MappingRequired</c>, <c>MappingAmbiguous</c>, <c>DirectionRequired</c>, <c>DirectionNotAllowed</c>,
    /// <c>OverwriteNeedsDirection</c>, <c>TooManyChanges</c>; or a service cannot be reached.
    /// </exception>
    public IAsyncEnumerable<SyncResult> SynchronizeAsync(
        IAsyncEnumerable<RecordReference> inputs, SyncOptions options, IRunHost host, CancellationToken cancellationToken) =>
        Hosted(host, options.Mapping, told => new SyncRunner(_workspace).RunAsync(inputs, options, told, cancellationToken), cancellationToken);

    /// <summary>Lets one side win the conflicts of the referred couplings. Fields that are in no conflict are left alone.</summary>
    /// <exception cref="CouplingException"><c>WinnerNotAllowed</c>, <c>MappedFieldUnknown</c>; or a service cannot be reached.</exception>
    public IAsyncEnumerable<SyncResult> ResolveAsync(
        IAsyncEnumerable<RecordReference> inputs, ResolveOptions options, IRunHost host, CancellationToken cancellationToken) =>
        Hosted(host, options.Mapping, told => new ConflictResolver(_workspace).ResolveAsync(inputs, options, told, cancellationToken), cancellationToken);

    /// <summary>Settles creates whose effect could not be told, named by the Sales records they were for, as a person says.</summary>
    /// <exception cref="CouplingException"><c>MappingRequired</c>; or a service cannot be reached.</exception>
    public IAsyncEnumerable<SyncResult> ResolveAmbiguityAsync(
        IAsyncEnumerable<RecordReference> inputs, ResolveAmbiguityOptions options, IRunHost host, CancellationToken cancellationToken) =>
        Hosted(host, options.Mapping, told => new AmbiguityResolver(_workspace, options, told).ResolveAsync(inputs, cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (IsClosed)
            return;
        IsClosed = true;
        _transport.Dispose();
        await _workspace.Store.DisposeAsync().ConfigureAwait(false);
    }

    private async IAsyncEnumerable<StoredCoupling> FoundAsync(
        IAsyncEnumerable<RecordReference> inputs, string? mapping, Action<CouplingException> onMissing, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var item in new CouplingFinder(_workspace).FindAsync(inputs, new SyncOptions { Mapping = mapping }, onMissing, cancellationToken).ConfigureAwait(false))
            yield return item.Coupling!;
    }

    private async Task<RecordCoupling?> HoldAsync(RecordCoupling coupling, CouplingHold? hold, CancellationToken cancellationToken)
    {
        var stored = await StoredAsync(coupling, cancellationToken).ConfigureAwait(false);
        await _workspace.Store.HoldAsync([.. stored.Select(found => found.Id)], hold, cancellationToken).ConfigureAwait(false);
        var held = await StoredAsync(coupling, cancellationToken).ConfigureAwait(false);
        return held.Count == 0 ? null : new CouplingView(_workspace, Company).Of(held[0]);
    }

    /// <summary>The coupling in the store, if these very records are still coupled.</summary>
    private async Task<List<StoredCoupling>> StoredAsync(RecordCoupling coupling, CancellationToken cancellationToken)
    {
        var found = await _workspace.Store.FindAsync(coupling.Mapping, Side.BusinessCentral, [coupling.BusinessCentralId], cancellationToken).ConfigureAwait(false);
        return [.. found.Where(stored => stored.SalesId == coupling.SalesId)];
    }

    private async IAsyncEnumerable<T> Hosted<T>(
        IRunHost host, string? mapping, Func<IRunHost, IAsyncEnumerable<T>> run, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var told = new PauseTellingHost(host, _workspace.Notices, _workspace.Time, mapping);
        await foreach (var element in Told(run(told), cancellationToken).ConfigureAwait(false))
            yield return element;
    }

    private static async Task<T> Told<T>(Task<T> work)
    {
        await Told((Task)work).ConfigureAwait(false);
        return await work.ConfigureAwait(false);
    }

    private static async Task Told(Task work)
    {
        try
        {
            await work.ConfigureAwait(false);
        }
        catch (ServiceException failure)
        {
            throw ServiceFailure.ToException(failure);
        }
    }

    /// <summary>Lets users see service failures as <see cref="CouplingException"/>, wherever in the sequence they happen.</summary>
    private static async IAsyncEnumerable<T> Told<T>(IAsyncEnumerable<T> source, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var elements = source.GetAsyncEnumerator(cancellationToken);
        while (await NextAsync(elements).ConfigureAwait(false))
            yield return elements.Current;

        static async ValueTask<bool> NextAsync(IAsyncEnumerator<T> elements)
        {
            try
            {
                return await elements.MoveNextAsync().ConfigureAwait(false);
            }
            catch (ServiceException failure)
            {
                throw ServiceFailure.ToException(failure);
            }
        }
    }
}
