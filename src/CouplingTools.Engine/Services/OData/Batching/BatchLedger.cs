using CouplingTools.Engine.Services.Http;

namespace CouplingTools.Engine.Services.OData.Batching;

/// <summary>Enters what became of each operation of a batch, and tells which ones to send again.</summary>
internal sealed class BatchLedger(Side side, int operationRepeats, IReadOnlyList<BatchRequest> requests, BatchResult[] results)
{
    private readonly HashSet<int> _inDoubt = [];
    private readonly Dictionary<int, int> _repeats = [];

    /// <summary>Enters the answers of a reply. Without an answer an operation is in doubt, unless the service stopped before it.</summary>
    public BatchOutcome Keep(int[] batch, BatchReply reply, string? correlationId)
    {
        var outcome = BatchOutcome.Done;
        for (var i = 0; i < batch.Length; i++)
        {
            if (reply.Items[i] is { } item)
                outcome = outcome.And(Keep(batch[i], item, correlationId));
        }
        if (reply.StoppedAfter is not null)
            return outcome;
        var missing = ServiceErrors.Create(side, "MissingAnswer", ErrorClass.Transient, 0) with { CorrelationId = correlationId };
        var unanswered = batch.Where((_, i) => reply.Items[i] is null);
        return outcome.And(Enter(unanswered, new(Delivery.AnswerLost, null, correlationId, missing), Effect.InDoubt, Verdict.RepeatLater));
    }

    /// <summary>Enters the same for several operations.</summary>
    public BatchOutcome Enter(IEnumerable<int> operations, BatchResult result, Effect effect, Verdict verdict)
    {
        var again = operations.Where(operation => Enter(operation, result, effect)).ToList();
        return new(again, again.Count == 0 ? Verdict.Final : verdict);
    }

    /// <summary>Enters a reason for operations that were not tried yet, in case they never will be.</summary>
    public void Postpone(IEnumerable<int> operations, ServiceError reason)
    {
        foreach (var operation in operations)
            results[operation] ??= new(Delivery.NotSent, null, reason.CorrelationId, reason);
    }

    private BatchOutcome Keep(int operation, BatchItem item, string? correlationId)
    {
        var result = new BatchResult(Delivery.Answered, item, correlationId);
        if (item.IsSuccess)
            return Enter([operation], result, Effect.Settled, Verdict.Final);
        var error = ErrorReader.Read(side, item, correlationId);
        if (AnswerMeaning.IsThrottling(error))
            return Enter([operation], result, Effect.NotDone, Verdict.RepeatWhenOpen);
        var outcome = Enter([operation], result, AnswerMeaning.OfOperation(error), Verdict.RepeatLater);
        var repeats = _repeats[operation] = _repeats.GetValueOrDefault(operation) + 1;
        return repeats > operationRepeats ? BatchOutcome.Done : outcome;
    }

    /// <returns>Whether to send the operation again.</returns>
    private bool Enter(int operation, BatchResult result, Effect effect)
    {
        results[operation] = result with { WasInDoubt = _inDoubt.Contains(operation) };
        if (effect == Effect.InDoubt)
            _inDoubt.Add(operation);
        return effect == Effect.NotDone || (effect == Effect.InDoubt && requests[operation].IsRepeatable);
    }
}
