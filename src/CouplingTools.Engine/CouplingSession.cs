namespace CouplingTools.Engine;

/// <summary>An open environment and everything that can be done in it. Safe for use by one caller at a time.</summary>
public sealed class CouplingSession : CouplingConnection, IAsyncDisposable
{
    /// <summary>Opens both services and the coupling store.</summary>
    /// <exception cref="CouplingException">A service, the company or the store cannot be opened.</exception>
    public static Task<CouplingSession> OpenAsync(SessionOptions options, CancellationToken cancellationToken) => throw new NotSupportedException();

    /// <summary>All mappings, by name.</summary>
    public IReadOnlyList<RecordMapping> Mappings => throw new NotSupportedException();

    /// <summary>Finds a mapping without regard to case.</summary>
    /// <exception cref="CouplingException"><c>MappingNotFound</c>.</exception>
    public RecordMapping FindMapping(string name) => throw new NotSupportedException();

    /// <summary>Lists records of one side, page by page. Ids and numbers that do not exist are reported through <paramref name="onMissing"/>.</summary>
    public IAsyncEnumerable<ServiceRecord> ListRecordsAsync(RecordListRequest request, Action<CouplingException> onMissing, CancellationToken cancellationToken) => throw new NotSupportedException();

    /// <summary>Creates a record with the given values, by the service's field names.</summary>
    public Task<ServiceRecord> CreateRecordAsync(string mapping, Side side, IReadOnlyDictionary<string, object?> values, CancellationToken cancellationToken) => throw new NotSupportedException();

    /// <summary>Writes values to a record that still has the version of <paramref name="record"/>.</summary>
    public Task<ServiceRecord> UpdateRecordAsync(ServiceRecord record, IReadOnlyDictionary<string, object?> values, CancellationToken cancellationToken) => throw new NotSupportedException();

    /// <summary>Deletes a record that still has the version of <paramref name="record"/>.</summary>
    public Task RemoveRecordAsync(ServiceRecord record, CancellationToken cancellationToken) => throw new NotSupportedException();

    /// <summary>Lists couplings in the order they were made.</summary>
    public IAsyncEnumerable<RecordCoupling> ListCouplingsAsync(CouplingListRequest request, CancellationToken cancellationToken) => throw new NotSupportedException();

    /// <summary>Couples pairs of existing records, or creates the missing side. One result for each input, in every case.</summary>
    public IAsyncEnumerable<CoupleResult> CoupleAsync(IAsyncEnumerable<RecordReference> inputs, CoupleOptions options, IRunHost host, CancellationToken cancellationToken) => throw new NotSupportedException();

    /// <summary>The couplings that the references name. References without one are reported through <paramref name="onMissing"/>.</summary>
    public IAsyncEnumerable<RecordCoupling> FindCouplingsAsync(IAsyncEnumerable<RecordReference> inputs, string? mapping, Action<CouplingException> onMissing, CancellationToken cancellationToken) => throw new NotSupportedException();

    /// <summary>Forgets a coupling; neither record is touched.</summary>
    public Task RemoveCouplingAsync(RecordCoupling coupling, CancellationToken cancellationToken) => throw new NotSupportedException();

    /// <summary>The record on the other side of each reference.</summary>
    public IAsyncEnumerable<ServiceRecord> ReadCoupledAsync(IAsyncEnumerable<RecordReference> inputs, string? mapping, Action<CouplingException> onMissing, CancellationToken cancellationToken) => throw new NotSupportedException();

    /// <summary>How each mapped field of the referred couplings stands, and what a synchronization would do. Writes nothing.</summary>
    public IAsyncEnumerable<FieldDifference> CompareAsync(IAsyncEnumerable<RecordReference> inputs, SyncOptions options, Action<CouplingException> onMissing, CancellationToken cancellationToken) => throw new NotSupportedException();

    /// <summary>Synchronizes the referred records. One result for each input, in every case.</summary>
    /// <exception cref="CouplingException">The call itself is wrong: <c>MappingRequired</c>, <c>DirectionRequired</c>, <c>DirectionNotAllowed</c>, <c>OverwriteNeedsDirection</c>, <c>TooManyChanges</c>; or a service cannot be reached.</exception>
    public IAsyncEnumerable<SyncResult> SynchronizeAsync(IAsyncEnumerable<RecordReference> inputs, SyncOptions options, IRunHost host, CancellationToken cancellationToken) => throw new NotSupportedException();

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => throw new NotSupportedException();
}
