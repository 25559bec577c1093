using System.Net;
using CouplingTools.Sandbox.Faults;
using CouplingTools.Sandbox.Storage;

namespace CouplingTools.Sandbox.Http;

/// <summary>
/// Answers HTTP requests in process. The path decides which service is meant: host and everything before /api are free.
/// </summary>
/// <remarks>
/// Fidelity: limits and faults are imitated on request; a connection that breaks is an exception as a real one's would be. Which credentials are accepted
/// is decided outside; without such a decision any are, and none.
/// </remarks>
internal sealed class SandboxHandler(IReadOnlyList<ServiceFront> fronts, DamageGuard guard, Func<string, HttpRequestMessage, bool>? isAuthorized) : HttpMessageHandler
{
    /// <inheritdoc/>
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var url = request.RequestUri ?? throw new InvalidOperationException("The request has no address.");
        var body = request.Content is null ? ReadOnlyMemory<byte>.Empty : await request.Content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false);
        foreach (var front in fronts)
        {
            if (front.Service.Match(url) is { } address)
                return await guard.RunAsync(() => SendAsync(front, address, request, body, cancellationToken)).ConfigureAwait(false);
        }
        return new HttpResponseMessage(HttpStatusCode.NotFound)
        {
            RequestMessage = request,
            Content = new StringContent(Texts.Format(nameof(Texts.NoService), url.AbsolutePath)),
        };
    }

    private async Task<HttpResponseMessage> SendAsync(
        ServiceFront front, ServiceAddress address, HttpRequestMessage request, ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        var message = HttpMessages.ToRequest(request, address, body);
        var admitted = isAuthorized?.Invoke(front.Service.Name, request) ?? true;
        var (response, delivery) = await front.AnswerAsync(message, address.IsBatch, admitted, cancellationToken).ConfigureAwait(false);
        return delivery switch
        {
            Delivery.Whole => HttpMessages.ToMessage(response, request),
            Delivery.Truncated => BrokenConnection.Truncate(HttpMessages.ToMessage(response, request), response),
            _ => throw BrokenConnection.Lost(),
        };
    }
}
