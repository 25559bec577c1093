using CouplingTools.Engine.Services.Http;

namespace CouplingTools.Engine.Services.OData.Batching;

/// <summary>
/// Delivers one batch: what the service turned away is sent again, and what is in doubt as well when that does no harm.
/// A batch refused as a whole is halved until the operation at fault stands alone, and so is one that takes too long.
/// </summary>
internal sealed class BatchDelivery(
    ServiceTransport transport, IBatchFormat format, IReadOnlyList<BatchRequest> requests, Announcement announce, BatchResult[] results)
{
    private readonly BatchLedger _ledger = new(transport.Side, transport.OperationRepeats, requests, results);
    private int[] _left = [];
    private int _size;

    public Task DeliverAsync(int[] batch, CancellationToken cancellationToken)
    {
        _left = batch;
        _size = batch.Length;
        return transport.Persistence.RunAsync(AttemptAsync, cancellationToken);
    }

    private async Task<Verdict> AttemptAsync(CancellationToken cancellationToken)
    {
        var waiting = new Queue<int[]>(_left.Chunk(_size));
        var all = BatchOutcome.Done;
        while (waiting.TryDequeue(out var batch))
        {
            var outcome = await SendAsync(batch, cancellationToken);
            all = all.And(outcome);
            if (outcome.TooSlow is not { } error || batch.Length == 1)
                continue;
            // What is slow goes last next time, so that it cannot keep the others from being sent.
            var untried = waiting.SelectMany(part => part).ToList();
            _ledger.Postpone(untried, error);
            all = new BatchOutcome(untried, Verdict.RepeatLater).And(all);
            _size = batch.Length / 2;
            break;
        }
        _left = [.. all.Again];
        return _left.Length == 0 ? Verdict.Final : all.Verdict;
    }

    private async Task<BatchOutcome> SendAsync(int[] batch, CancellationToken cancellationToken)
    {
        if (batch.Length == 0)
            return BatchOutcome.Done;
        BatchReply? reply = null;
        var response = await transport.SendAsync(
            token => announce(batch, token),
            () => format.Compose([.. batch.Select(index => requests[index])]),
            answer => (reply = Parse(answer, batch.Length)) is null ? answer : WithThrottling(answer, reply),
            batch.Length, cancellationToken);
        if (reply is null)
        {
            return response.Status is 400 or 413 && batch.Length > 1
                ? await SendInTwoAsync(batch, batch.Length / 2, cancellationToken)
                : Whole(batch, response);
        }
        var outcome = _ledger.Keep(batch, reply, response.CorrelationId);
        return reply.StoppedAfter is { } done
            ? outcome.And(await ContinueAsync(batch[done..], reply.Items[done - 1]!, response, cancellationToken))
            : outcome;
    }

    private async Task<BatchOutcome> SendInTwoAsync(int[] batch, int half, CancellationToken cancellationToken)
    {
        var first = await SendAsync(batch[..half], cancellationToken);
        return first.And(await SendAsync(batch[half..], cancellationToken));
    }

    /// <summary>Deals with the operations before which the service stopped: it did none of them.</summary>
    private async Task<BatchOutcome> ContinueAsync(int[] rest, BatchItem last, ServiceResponse response, CancellationToken cancellationToken)
    {
        var error = ErrorReader.Read(transport.Side, last, response.CorrelationId);
        if (!AnswerMeaning.IsTurnedAway(error))
            return await SendAsync(rest, cancellationToken);
        var verdict = AnswerMeaning.IsThrottling(error) ? Verdict.RepeatWhenOpen : Verdict.RepeatLater;
        return _ledger.Enter(rest, new(Delivery.NotSent, null, response.CorrelationId, error), Effect.NotDone, verdict);
    }

    private BatchReply? Parse(ServiceResponse response, int count)
    {
        if (response.Delivery != Delivery.Answered)
            return null;
        try
        {
            return AnswerShape.Read(transport.Side, response.Status, () => format.Parse(response, count));
        }
        catch (ServiceException)
        {
            return null;
        }
    }

    /// <summary>Throttling of an operation is throttling of the service.</summary>
    private ServiceResponse WithThrottling(ServiceResponse response, BatchReply reply)
    {
        var refused = reply.Items.OfType<BatchItem>().Where(item => !item.IsSuccess).ToList();
        return response with
        {
            IsThrottled = refused.Any(item => AnswerMeaning.IsThrottling(ErrorReader.Read(transport.Side, item, null))),
            RetryAfter = refused.Max(item => transport.RetryAfterOf(item.Header(RetryAfter.Header))),
        };
    }

    private BatchOutcome Whole(int[] batch, ServiceResponse response)
    {
        var error = response.Error ?? ServiceErrors.Unreadable(transport.Side, response.Status, response.ContentType?.ToString() ?? "-");
        var effect = response.Error is null ? Effect.InDoubt : AnswerMeaning.OfRequest(response);
        if (batch.Length == 1 && AnswerMeaning.IsHopelesslySlow(response))
            effect = Effect.Settled;
        var outcome = _ledger.Enter(batch, BatchResults.OfWhole(response, error), effect, AnswerMeaning.VerdictOfRead(response, error));
        return AnswerMeaning.IsTooSlow(response) ? outcome with { TooSlow = error } : outcome;
    }
}
