namespace CouplingTools.Engine.Services.Http;

/// <summary>Tells what answers prove (documentation: "Operational limits online", "Service protection API limits").</summary>
internal static class AnswerMeaning
{
    public static bool IsThrottling(ServiceError error) =>
        error.Status == 429 || ServiceCodes.Of(error.Code)?.Meaning == CodeMeaning.Throttled;

    /// <summary>Whether the service turned something away for the moment, having done nothing.</summary>
    public static bool IsTurnedAway(ServiceError error) =>
        error.Status is 429 or 503 || ServiceCodes.Of(error.Code)?.Meaning is CodeMeaning.Throttled or CodeMeaning.TurnedAway;

    /// <summary>What became of one operation that failed.</summary>
    public static Effect OfOperation(ServiceError error)
    {
        if (IsTurnedAway(error))
            return Effect.NotDone;
        return error.Status is 408 or 502 or 504 ? Effect.InDoubt : Effect.Settled;
    }

    /// <summary>What became of a request that failed. An operation's lock says nothing about the other operations of its batch.</summary>
    public static Effect OfRequest(ServiceResponse response) => response switch
    {
        { Error: null } => Effect.Settled,
        { Delivery: Delivery.NotSent } => response.Error.Class == ErrorClass.Transient ? Effect.NotDone : Effect.Settled,
        { Delivery: Delivery.AnswerLost } => Effect.InDoubt,
        { Status: 429 or 503 } => Effect.NotDone,
        _ when OfOperation(response.Error) == Effect.Settled => Effect.Settled,
        _ => Effect.InDoubt,
    };

    /// <summary>Whether the time for a request was not enough, so that less at once may do.</summary>
    public static bool IsTooSlow(ServiceResponse response) =>
        response.Error is { } error && (error.Code == ServiceErrors.TimedOut || error.Status is 408 or 504);

    /// <summary>Whether it took as long as is ever waited for.</summary>
    public static bool IsHopelesslySlow(ServiceResponse response) =>
        response.Error is { } error && (error.Code == ServiceErrors.TimedOut || error.Status == 408);

    /// <summary>Whether a read that failed is repeated: at the request, or at what a success contained.</summary>
    public static Verdict VerdictOfRead(ServiceResponse response, ServiceError error) => OfRequest(response) switch
    {
        Effect.Settled when response.Error is null && error.Class == ErrorClass.Transient => Verdict.RepeatLater,
        Effect.Settled => Verdict.Final,
        _ when response.IsThrottled || response.RetryAfter is not null => Verdict.RepeatWhenOpen,
        _ => Verdict.RepeatLater,
    };
}
