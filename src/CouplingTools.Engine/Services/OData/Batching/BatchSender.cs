using CouplingTools.Engine.Services.Http;

namespace CouplingTools.Engine.Services.OData.Batching;

/// <summary>Sends operations in batches, several batches at once, and tells what became of each operation.</summary>
internal sealed class BatchSender(ServiceTransport transport, IBatchFormat format)
{
    public Task<IReadOnlyList<BatchResult>> SendAsync(IReadOnlyList<BatchRequest> requests, CancellationToken cancellationToken) =>
        SendAsync(requests, (_, _) => Task.CompletedTask, cancellationToken);

    public async Task<IReadOnlyList<BatchResult>> SendAsync(
        IReadOnlyList<BatchRequest> requests, Announcement announce, CancellationToken cancellationToken)
    {
        var results = new BatchResult[requests.Count];
        var limits = new ParallelOptions
        {
            MaxDegreeOfParallelism = transport.MostConcurrency,
            CancellationToken = cancellationToken,
        };
        var batches = Enumerable.Range(0, requests.Count).Chunk(transport.BatchSizeFor(requests.Count));
        await Parallel.ForEachAsync(
            batches, limits, (batch, token) => new(new BatchDelivery(transport, format, requests, announce, results).DeliverAsync(batch, token)));
        return results;
    }
}
