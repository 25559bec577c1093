using System.Runtime.CompilerServices;
using CouplingTools.Engine.Couplings;
using CouplingTools.Engine.Couplings.History;
using CouplingTools.Engine.Couplings.Suspension;

namespace CouplingTools.Engine.Tests.Lookups;

/// <summary>A store that only finds and lists couplings, and counts how often.</summary>
internal sealed class CouplingList : ICouplingStore
{
    private readonly List<StoredCoupling> _couplings = [];
    private int _asked;

    public int Asked => _asked;

    public void Couple(string mapping, Guid businessCentral, Guid sales) =>
        _couplings.Add(new() { Mapping = mapping, BusinessCentralId = businessCentral, SalesId = sales });

    public Task<IReadOnlyList<StoredCoupling>> FindAsync(string mapping, Side side, IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _asked);
        return Task.FromResult<IReadOnlyList<StoredCoupling>>(
            [.. _couplings.Where(coupling => coupling.Mapping == mapping && ids.Contains(coupling.IdOn(side)))]);
    }

    public async IAsyncEnumerable<IReadOnlyList<StoredCoupling>> ListAsync(
        CouplingFilter filter, int pageSize, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _asked);
        await Task.CompletedTask;
        yield return [.. _couplings.Where(coupling => coupling.Mapping == filter.Mapping)];
    }

    public Task ImportAsync(IReadOnlyList<Confirmation> couplings, IReadOnlyList<WriteIntent> writes, IReadOnlyList<StoredWatermark> watermarks, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<long> CountAsync(string mapping, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<IReadOnlyList<string>> ListMappingsAsync(CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task OrphanAsync(IReadOnlyList<StoredCoupling> couplings, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<int> CountIntentsAsync(IReadOnlyCollection<long> ids, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task CompactAsync(CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<long> CountAsync(string mapping, CouplingStatus status, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<IReadOnlyList<StoredCoupling>> AddAsync(IReadOnlyList<StoredCoupling> couplings, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task RemoveAsync(IReadOnlyCollection<long> ids, RunResults? results, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task HoldAsync(IReadOnlyCollection<long> ids, CouplingHold? hold, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<ILookup<Guid, Guid>> FindElsewhereAsync(string mapping, IReadOnlyCollection<Guid> salesIds, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<IReadOnlyDictionary<long, IReadOnlyDictionary<string, FieldBase>>> ReadBasesAsync(IReadOnlyCollection<long> ids, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<IReadOnlyList<WriteIntent>> AddIntentsAsync(IReadOnlyList<WriteIntent> intents, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<int> MarkSentAsync(IReadOnlyCollection<long> ids, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task MarkAmbiguousAsync(IReadOnlyCollection<WriteIntent> creates, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<IReadOnlyList<WriteIntent>> AmbiguousIntentsAsync(string? mapping, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<IReadOnlyList<WriteIntent>> UnknownCreatesAsync(string mapping, Side side, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<int> EndInterruptedRunsAsync(string mapping, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<IReadOnlyList<WriteIntent>> OpenIntentsAsync(string mapping, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task DropIntentsAsync(IReadOnlyCollection<long> ids, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<IReadOnlyList<StoredCoupling>> ConfirmAsync(IReadOnlyList<Confirmation> confirmations, RunResults? results, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<string?> ReadWatermarkAsync(string mapping, Side side, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task WriteWatermarksAsync(IReadOnlyList<StoredWatermark> watermarks, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<IReadOnlyList<CouplingClaim>> ClaimAsync(Guid run, string? doneKey, IReadOnlyList<StoredCoupling> couplings, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task ReleaseAsync(Guid run, IReadOnlyCollection<long> ids, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<long> BeginRunAsync(RunRecord run, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task CompleteRunAsync(RunRecord run, CancellationToken cancellationToken) => throw new NotSupportedException();

    public IAsyncEnumerable<IReadOnlyList<RunRecord>> ListRunsAsync(RunFilter filter, int pageSize, CancellationToken cancellationToken) => throw new NotSupportedException();

    public IAsyncEnumerable<IReadOnlyList<StoredResult>> ListResultsAsync(ResultFilter filter, int pageSize, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<int> RemoveRunsAsync(DateTimeOffset before, CancellationToken cancellationToken) => throw new NotSupportedException();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
