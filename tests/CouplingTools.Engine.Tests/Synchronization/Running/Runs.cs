using Xunit;

namespace CouplingTools.Engine.Tests.Synchronization.Running;

/// <summary>Runs synchronizations and collects what they say.</summary>
internal static class Runs
{
    public static readonly SyncOptions TwoWay = new() { Mapping = "Customer", Direction = SyncDirection.Bidirectional, IfNotCoupled = UncoupledPolicy.Create };

    public static async Task<List<SyncResult>> SynchronizeAsync(
        this CouplingSession session, IEnumerable<RecordReference> inputs, SyncOptions options, CancellationToken? cancellation = null)
    {
        var results = new List<SyncResult>();
        await foreach (var result in session.SynchronizeAsync(Stream(inputs), options, QuietHost.Instance, cancellation ?? TestContext.Current.CancellationToken))
            results.Add(result);
        return results;
    }

    public static async Task<List<RecordCoupling>> CouplingsAsync(this CouplingSession session)
    {
        var couplings = new List<RecordCoupling>();
        await foreach (var coupling in session.ListCouplingsAsync(new CouplingListRequest { Mapping = "Customer" }, TestContext.Current.CancellationToken))
            couplings.Add(coupling);
        return couplings;
    }

    public static RecordReference On(Side side, Guid id) => side == Side.BusinessCentral
        ? new RecordReference { BusinessCentralId = id }
        : new RecordReference { SalesId = id };

    private static async IAsyncEnumerable<RecordReference> Stream(IEnumerable<RecordReference> inputs)
    {
        await Task.CompletedTask;
        foreach (var input in inputs)
            yield return input;
    }
}
