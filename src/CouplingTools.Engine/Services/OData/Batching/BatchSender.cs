using CouplingTools.Engine.Services.Http;

namespace CouplingTools.Engine.Services.OData.Batching;

/// <summary>
/// Sends operations in batches, several batches at once, and finds out what became of each. Operations that were provably
/// not carried out because the service stopped before them are sent again; a batch refused as a whole is halved until the
/// operation at fault stands alone.
/// </summary>
internal sealed class BatchSender(ServiceTransport transport, IBatchFormat format)
{
    public async Task<IReadOnlyList<BatchResult>> SendAsync(IReadOnlyList<BatchRequest> requests, CancellationToken cancellationToken)
    {
        var results = new BatchResult[requests.Count];
        var limits = new ParallelOptions
        {
            MaxDegreeOfParallelism = transport.Options.MaxConcurrency,
            CancellationToken = cancellationToken,
        };
        var batches = Enumerable.Range(0, requests.Count).Chunk(transport.Options.BatchSize);
        await Parallel.ForEachAsync(batches, limits, (batch, token) => new(SendAsync(batch, requests, results, token)));
        return results;
    }

    private async Task SendAsync(int[] batch, IReadOnlyList<BatchRequest> requests, BatchResult[] results, CancellationToken cancellationToken)
    {
        while (batch.Length > 0)
        {
            using var message = format.Compose([.. batch.Select(index => requests[index])]);
            var response = await transport.SendAsync(message, cancellationToken);
            if (response.Delivery == Delivery.Answered && format.Parse(response, batch.Length) is { } reply)
            {
                batch = Keep(batch, reply, response.CorrelationId, results);
            }
            else if (response.Status is 400 or 413 && batch.Length > 1)
            {
                await SendAsync(batch[..(batch.Length / 2)], requests, results, cancellationToken);
                batch = batch[(batch.Length / 2)..];
            }
            else
            {
                Fill(batch, results, Whole(response));
                return;
            }
        }
    }

    /// <summary>Keeps the answers and returns the operations that are still to be sent.</summary>
    private int[] Keep(int[] batch, BatchReply reply, string? correlationId, BatchResult[] results)
    {
        for (var i = 0; i < batch.Length; i++)
        {
            if (reply.Items[i] is { } item)
                results[batch[i]] = new(Delivery.Answered, item, correlationId);
        }
        if (reply.StoppedAfter is { } done)
        {
            var last = ErrorReader.Read(transport.Side, reply.Items[done - 1]!, correlationId);
            if (!WriteStatuses.IsTurnedAway(last))
                return batch[done..];
            Fill(batch[done..], results, new(Delivery.NotSent, null, correlationId, last));
            return [];
        }
        var missing = ServiceErrors.Create(transport.Side, "MissingAnswer", ErrorClass.Transient, 0) with { CorrelationId = correlationId };
        Fill([.. batch.Where((_, i) => reply.Items[i] is null)], results, new(Delivery.AnswerLost, null, correlationId, missing));
        return [];
    }

    private BatchResult Whole(ServiceResponse response)
    {
        if (response.Delivery != Delivery.Answered)
            return new(response.Delivery, null, response.CorrelationId, response.Error);
        var error = response.Error ?? ServiceErrors.Unreadable(transport.Side, response.Status, response.ContentType?.ToString() ?? "-");
        var item = response.Status is 400 or 413
            ? new BatchItem(response.Status, new Dictionary<string, string>(), response.Body)
            : null;
        var delivery = response.Status switch
        {
            400 or 413 => Delivery.Answered,
            (>= 300 and < 500 and not 408) or 501 or 503 => Delivery.NotSent,
            _ => Delivery.AnswerLost,
        };
        return new(delivery, item, response.CorrelationId, error);
    }

    private static void Fill(int[] batch, BatchResult[] results, BatchResult result)
    {
        foreach (var index in batch)
            results[index] = result;
    }
}
