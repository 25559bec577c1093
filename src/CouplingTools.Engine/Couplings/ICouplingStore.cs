using CouplingTools.Engine.Couplings.History;
using CouplingTools.Engine.Couplings.Suspension;

namespace CouplingTools.Engine.Couplings;

/// <summary>
/// Keeps couplings, bases, intents and runs of one Business Central company and one Dataverse organization.
/// Uniqueness of couplings (one partner per mapping and side) is the store's to enforce, for concurrent runs too.
/// </summary>
internal interface ICouplingStore : IAsyncDisposable
{
    /// <summary>The couplings of a mapping that hold one of the ids on a side.</summary>
    Task<IReadOnlyList<StoredCoupling>> FindAsync(string mapping, Side side, IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken);

    /// <summary>The other companies of this store and organization that couple one of the Sales records in a mapping, by the record's id.</summary>
    Task<ILookup<Guid, Guid>> FindElsewhereAsync(string mapping, IReadOnlyCollection<Guid> salesIds, CancellationToken cancellationToken);

    /// <summary>Lists the couplings there are at the beginning in the order they were made, page by page.</summary>
    IAsyncEnumerable<IReadOnlyList<StoredCoupling>> ListAsync(CouplingFilter filter, int pageSize, CancellationToken cancellationToken);

    Task<long> CountAsync(string mapping, CancellationToken cancellationToken);

    /// <summary>Counts the couplings whose last run left them with a status, held or not.</summary>
    Task<long> CountAsync(string mapping, CouplingStatus status, CancellationToken cancellationToken);

    /// <summary>Adds couplings, all or none.</summary>
    /// <exception cref="CouplingConflictException">One of the records is coupled already.</exception>
    Task<IReadOnlyList<StoredCoupling>> AddAsync(IReadOnlyList<StoredCoupling> couplings, CancellationToken cancellationToken);

    /// <summary>Forgets couplings with their bases, and stores the results that say so; all or nothing.</summary>
    Task RemoveAsync(IReadOnlyCollection<long> ids, RunResults? results, CancellationToken cancellationToken);

    /// <summary>Marks couplings, as they were read, as orphaned; one that a run has claimed since is left as it is.</summary>
    Task OrphanAsync(IReadOnlyList<StoredCoupling> couplings, CancellationToken cancellationToken);

    /// <summary>Holds couplings, or lets them go again. A coupling that was suspended for its failures is then as it was before, without them.</summary>
    Task HoldAsync(IReadOnlyCollection<long> ids, CouplingHold? hold, CancellationToken cancellationToken);

    /// <summary>The bases of couplings, by coupling and field name.</summary>
    Task<IReadOnlyDictionary<long, IReadOnlyDictionary<string, FieldBase>>> ReadBasesAsync(IReadOnlyCollection<long> ids, CancellationToken cancellationToken);

    /// <summary>Claims couplings, as they were read, that no run under way has; what it says of each comes back in their order.</summary>
    /// <param name="run">The run that claims.</param>
    /// <param name="doneKey">Leaves a coupling alone that another run was through with under this key since it was read.</param>
    /// <param name="couplings">The couplings.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    Task<IReadOnlyList<CouplingClaim>> ClaimAsync(Guid run, string? doneKey, IReadOnlyList<StoredCoupling> couplings, CancellationToken cancellationToken);

    /// <summary>Gives up a run's claims on couplings, as far as it has any.</summary>
    Task ReleaseAsync(Guid run, IReadOnlyCollection<long> ids, CancellationToken cancellationToken);

    /// <summary>
    /// Writes intents durably, all in one transaction, and returns them with their keys. A create is refused, and comes back
    /// with the key 0, where its source has a partner by now or another create for it is open than the one it continues; so does, without
    /// that coupling, any write for a claimed coupling that was removed since.
    /// </summary>
    /// <exception cref="CouplingException"><c>LeaseLost</c>: a coupling they write for is not claimed by their run any more.</exception>
    Task<IReadOnlyList<WriteIntent>> AddIntentsAsync(IReadOnlyList<WriteIntent> intents, CancellationToken cancellationToken);

    /// <summary>
    /// Notes durably that writes are about to leave, all in one transaction, and returns how many of their intents are there
    /// and had not left before. One that is not was given up by somebody who took the run for dead.
    /// </summary>
    Task<int> MarkSentAsync(IReadOnlyCollection<long> ids, CancellationToken cancellationToken);

    /// <summary>How many of some intents are still there: what another run has dealt with, because it took theirs for dead, is not to be repeated.</summary>
    Task<int> CountIntentsAsync(IReadOnlyCollection<long> ids, CancellationToken cancellationToken);

    /// <summary>Notes that reading could not tell the effect of creates, with the candidates it found.</summary>
    Task MarkAmbiguousAsync(IReadOnlyCollection<WriteIntent> creates, CancellationToken cancellationToken);

    /// <summary>The creates of a mapping, or of all, whose effect reading could not tell, whether their run has ended or not; oldest first.</summary>
    Task<IReadOnlyList<WriteIntent>> AmbiguousIntentsAsync(string? mapping, CancellationToken cancellationToken);

    /// <summary>
    /// The creates on a side of a mapping that may have been carried out, whose record nobody knows yet because the service chooses
    /// its id, of whatever run; oldest first.
    /// </summary>
    Task<IReadOnlyList<WriteIntent>> UnknownCreatesAsync(string mapping, Side side, CancellationToken cancellationToken);

    /// <summary>The intents of a mapping whose effect is not known and whose run has ended, however it ended, or has let go of the coupling; oldest first.</summary>
    Task<IReadOnlyList<WriteIntent>> OpenIntentsAsync(string mapping, CancellationToken cancellationToken);

    /// <summary>Forgets intents that had no effect.</summary>
    Task DropIntentsAsync(IReadOnlyCollection<long> ids, CancellationToken cancellationToken);

    /// <summary>
    /// Stores what a run learned and the results it gave, all or nothing, and returns the couplings as stored, in the order
    /// given. A coupling that somebody removed meanwhile stays removed: it is left out, and its intents are settled all the same, unless results
    /// that are not late are to be stored, which have to say so.
    /// The results count toward their run; those of a run that is not known any more are left out. With late results nothing is
    /// stored where one of the settled intents is gone: somebody else has learned the same.
    /// </summary>
    /// <exception cref="CouplingConflictException">An added coupling's record is coupled already.</exception>
    /// <exception cref="CouplingsRemovedException">Results were given for couplings that somebody removed meanwhile.</exception>
    /// <exception cref="CouplingException"><c>LeaseLost</c>: another run has a coupling by now, or has dealt with a write that this settles.</exception>
    Task<IReadOnlyList<StoredCoupling>> ConfirmAsync(IReadOnlyList<Confirmation> confirmations, RunResults? results, CancellationToken cancellationToken);

    /// <summary>Takes what another store knew, all or nothing. A write that is open here already is left out.</summary>
    /// <exception cref="CouplingConflictException">A coupling's record is coupled already.</exception>
    Task ImportAsync(
        IReadOnlyList<Confirmation> couplings, IReadOnlyList<WriteIntent> writes, IReadOnlyList<StoredWatermark> watermarks, CancellationToken cancellationToken);

    /// <summary>The mappings of which something is stored besides history, whether they are known now or not.</summary>
    Task<IReadOnlyList<string>> ListMappingsAsync(CancellationToken cancellationToken);

    /// <summary>How far the changes of one side of a mapping were read; <see langword="null"/> when never.</summary>
    Task<string?> ReadWatermarkAsync(string mapping, Side side, CancellationToken cancellationToken);

    /// <summary>Remembers how far changes were read, all or nothing.</summary>
    Task WriteWatermarksAsync(IReadOnlyList<StoredWatermark> watermarks, CancellationToken cancellationToken);

    /// <summary>
    /// Records a run and keeps it known as under way, until it is completed or the process is gone. Returns a number that every later
    /// claim exceeds.
    /// </summary>
    Task<long> BeginRunAsync(RunRecord run, CancellationToken cancellationToken);

    /// <summary>Records the end of a run, whether it was through its inputs or not.</summary>
    Task CompleteRunAsync(RunRecord run, CancellationToken cancellationToken);

    /// <summary>Records the end of a mapping's runs whose process is gone, as of when they were last heard of, and returns how many.</summary>
    Task<int> EndInterruptedRunsAsync(string mapping, CancellationToken cancellationToken);

    /// <summary>Lists runs, the latest first unless asked otherwise, page by page; a run that was started for another follows that one.</summary>
    IAsyncEnumerable<IReadOnlyList<RunRecord>> ListRunsAsync(RunFilter filter, int pageSize, CancellationToken cancellationToken);

    /// <summary>Lists results, those of the latest run first and in the order of its inputs, page by page.</summary>
    IAsyncEnumerable<IReadOnlyList<StoredResult>> ListResultsAsync(ResultFilter filter, int pageSize, CancellationToken cancellationToken);

    /// <summary>
    /// Forgets the runs that began before a time, with their results, and returns how many; runs under way stay. Couplings,
    /// bases and open intents are not touched.
    /// </summary>
    Task<int> RemoveRunsAsync(DateTimeOffset before, CancellationToken cancellationToken);

    /// <summary>Gives back space that was freed, where that is worth it; left for later while others write.</summary>
    Task CompactAsync(CancellationToken cancellationToken);
}
