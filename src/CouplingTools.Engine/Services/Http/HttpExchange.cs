using System.Net;

namespace CouplingTools.Engine.Services.Http;

/// <summary>Sends one request and tells what became of it. It throws only for cancellation; a sign-in that fails below it is an answer too.</summary>
internal sealed class HttpExchange(Side side, HttpMessageInvoker invoker, TimeProvider time, ServiceOptions options)
{
    public ServiceClock Clock { get; } = new();

    public async Task<ServiceResponse> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var requestId = options.NewId().ToString();
        if (!IsSecure(request.RequestUri))
            return Failed(Delivery.NotSent, "InsecureAddress", ErrorClass.Configuration, requestId, null, request.RequestUri?.Host);
        ServiceHeaders.Apply(side, request, requestId);
        using var timeout = new CancellationTokenSource(options.Timeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timeout.Token);
        try
        {
            var sent = time.GetUtcNow();
            using var response = await invoker.SendAsync(request, either.Token);
            Clock.Take(response.Headers.Date, sent, time.GetUtcNow());
            var body = await ReadAsync(response, either.Token);
            return Answered(response, body, requestId);
        }
        catch (CouplingException e)
        {
            return new(Delivery.NotSent, 0, null, default, requestId, Failure(e, requestId), e);
        }
        catch (HttpRequestException e) when (NeverSent(e.HttpRequestError))
        {
            return Failed(Delivery.NotSent, "ConnectionFailed", ErrorClass.Transient, requestId, e, e.Message);
        }
        catch (Exception e) when (e is HttpRequestException or IOException or InvalidDataException)
        {
            return Failed(Delivery.AnswerLost, "AnswerLost", ErrorClass.Transient, requestId, e, e.Message);
        }
        catch (OperationCanceledException e) when (!cancellationToken.IsCancellationRequested)
        {
            return Failed(Delivery.AnswerLost, ServiceErrors.TimedOut, ErrorClass.Transient, requestId, e, request.RequestUri?.Host);
        }
    }

    /// <summary>What was turned away was not done, even where the explanation breaks off.</summary>
    private static async Task<byte[]> ReadAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        try
        {
            return await response.Content.ReadAsByteArrayAsync(cancellationToken);
        }
        catch (Exception e) when (e is HttpRequestException or IOException && IsTurnedAway(response.StatusCode))
        {
            return [];
        }
    }

    private static bool IsTurnedAway(HttpStatusCode status) => status is HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable;

    private static bool IsSecure(Uri? address) =>
        address is { IsAbsoluteUri: true } && (address.Scheme == Uri.UriSchemeHttps || address.IsLoopback);

    private static bool NeverSent(HttpRequestError error) => error is
        HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError or
        HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError;

    private ServiceError Failure(CouplingException signIn, string requestId) =>
        new(side, 0, signIn.ErrorId, signIn.Message, signIn.ErrorClass, requestId) { Remedy = signIn.RecommendedAction };

    private ServiceResponse Answered(HttpResponseMessage response, byte[] body, string requestId)
    {
        var status = (int)response.StatusCode;
        var correlationId = ServiceHeaders.Correlation(response) ?? requestId;
        var error = response.IsSuccessStatusCode ? null : ErrorReader.Read(side, status, body, correlationId);
        return new(Delivery.Answered, status, response.Content.Headers.ContentType, body, correlationId, error)
        {
            AnsweredAt = response.Headers.Date ?? time.GetUtcNow(),
            RetryAfter = error is null ? null : ServiceHeaders.RetryAfterOf(response, time.GetUtcNow(), options.LongestPause),
            RecommendedConcurrency = ServiceHeaders.RecommendedConcurrency(response),
            IsThrottled = error is not null && AnswerMeaning.IsThrottling(error),
        };
    }

    private ServiceResponse Failed(
        Delivery delivery, string code, ErrorClass errorClass, string requestId, Exception? cause, string? detail) => new(
            delivery, 0, null, default, requestId,
            ServiceErrors.Create(side, code, errorClass, 0, detail) with { CorrelationId = requestId }, cause);
}
