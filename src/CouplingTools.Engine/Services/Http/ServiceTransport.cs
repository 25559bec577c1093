using System.Net.Http.Headers;

namespace CouplingTools.Engine.Services.Http;

/// <summary>
/// Sends requests to one service and tells what became of them. Every request of a service goes through one transport,
/// which keeps the number under way within the limit. It throws only for cancellation; a sign-in that fails below it is an answer too.
/// </summary>
internal sealed class ServiceTransport(Side side, HttpMessageInvoker invoker, TimeProvider time, ServiceOptions options)
{
    private readonly ConcurrencyWindow _window = new(options.MaxConcurrency);

    public Side Side => side;

    public ServiceOptions Options => options;

    /// <summary>Lets at most this many requests under way until the returned object is disposed.</summary>
    public IDisposable LimitConcurrency(int most) => _window.Cap(most);

    public async Task<ServiceResponse> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var requestId = options.NewId().ToString();
        if (!IsSecure(request.RequestUri))
            return Failed(Delivery.NotSent, "InsecureAddress", ErrorClass.Configuration, requestId, null, request.RequestUri?.Host);
        ServiceHeaders.Apply(side, request, requestId);
        using (await _window.EnterAsync(cancellationToken))
            return await ExchangeAsync(request, requestId, cancellationToken);
    }

    private static bool IsSecure(Uri? address) =>
        address is { IsAbsoluteUri: true } && (address.Scheme == Uri.UriSchemeHttps || address.IsLoopback);

    private async Task<ServiceResponse> ExchangeAsync(HttpRequestMessage request, string requestId, CancellationToken cancellationToken)
    {
        using var timeout = new CancellationTokenSource(options.Timeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timeout.Token);
        try
        {
            using var response = await invoker.SendAsync(request, either.Token);
            var body = await response.Content.ReadAsByteArrayAsync(either.Token);
            return Answered(response, body, requestId);
        }
        catch (CouplingException e)
        {
            return new(Delivery.NotSent, 0, null, default, requestId, new(side, 0, e.ErrorId, e.Message, e.ErrorClass, requestId), e);
        }
        catch (HttpRequestException e) when (NeverSent(e.HttpRequestError))
        {
            return Failed(Delivery.NotSent, "ConnectionFailed", ErrorClass.Transient, requestId, e, e.Message);
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            return Failed(Delivery.AnswerLost, "AnswerLost", ErrorClass.Transient, requestId, e, e.Message);
        }
        catch (OperationCanceledException e) when (!cancellationToken.IsCancellationRequested)
        {
            return Failed(Delivery.AnswerLost, "RequestTimedOut", ErrorClass.Transient, requestId, e, request.RequestUri?.Host);
        }
    }

    private static bool NeverSent(HttpRequestError error) => error is
        HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError or
        HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError;

    private ServiceResponse Answered(HttpResponseMessage response, byte[] body, string requestId)
    {
        var status = (int)response.StatusCode;
        var correlationId = ServiceHeaders.Correlation(response) ?? requestId;
        var error = response.IsSuccessStatusCode ? null : ErrorReader.Read(side, status, body, correlationId);
        return new(Delivery.Answered, status, response.Content.Headers.ContentType, body, correlationId, error);
    }

    private ServiceResponse Failed(
        Delivery delivery, string code, ErrorClass errorClass, string requestId, Exception? cause, string? detail) => new(
            delivery, 0, null, default, requestId,
            ServiceErrors.Create(side, code, errorClass, 0, detail) with { CorrelationId = requestId }, cause);
}
