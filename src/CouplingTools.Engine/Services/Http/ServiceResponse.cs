using System.Net.Http.Headers;

namespace CouplingTools.Engine.Services.Http;

/// <summary>The answer to a request, read to its end, or what came instead of one.</summary>
/// <param name="Delivery">How far the request came.</param>
/// <param name="Status">The HTTP status; 0 without an answer.</param>
/// <param name="ContentType">The type of the body, when there is one.</param>
/// <param name="Body">The body.</param>
/// <param name="CorrelationId">The id the exchange is known by.</param>
/// <param name="Error">The error; <see langword="null"/> after a success.</param>
/// <param name="Cause">What failed below HTTP.</param>
internal sealed record ServiceResponse(
    Delivery Delivery,
    int Status,
    MediaTypeHeaderValue? ContentType,
    ReadOnlyMemory<byte> Body,
    string? CorrelationId,
    ServiceError? Error,
    Exception? Cause = null)
{
    /// <summary>When the service answered, by its own clock where it tells it.</summary>
    public DateTimeOffset AnsweredAt { get; init; }

    /// <summary>How long the service wants to be left alone, where it said so.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>The number of requests under way at once that the service recommends, where it does.</summary>
    public int? RecommendedConcurrency { get; init; }

    /// <summary>Whether the service turned away the request, or an operation in it, because there are too many.</summary>
    public bool IsThrottled { get; init; }

    /// <summary>Returns the response of a success.</summary>
    /// <exception cref="ServiceException">The request failed.</exception>
    public ServiceResponse EnsureSuccess() => Error is null ? this : throw new ServiceException(Error, Cause);
}
