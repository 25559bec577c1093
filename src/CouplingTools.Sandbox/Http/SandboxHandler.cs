using System.Net;

namespace CouplingTools.Sandbox.Http;

/// <summary>
/// Answers HTTP requests in process. The path decides which service is meant: host and everything before /api are free.
/// </summary>
/// <remarks>Fidelity: any Authorization header is accepted, and so is none. Throttling, latency and broken connections are not imitated here.</remarks>
internal sealed class SandboxHandler(OperationPipeline pipeline, IReadOnlyList<ISandboxService> services) : HttpMessageHandler
{
    /// <inheritdoc/>
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var url = request.RequestUri ?? throw new InvalidOperationException("The request has no address.");
        var body = request.Content is null ? ReadOnlyMemory<byte>.Empty : await request.Content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false);
        foreach (var service in services)
        {
            if (service.Match(url) is not { } address)
                continue;
            var message = HttpMessages.ToRequest(request, address, body);
            var response = await Task.Run(() => pipeline.Run(service, message, address.IsBatch, cancellationToken), cancellationToken).ConfigureAwait(false);
            return HttpMessages.ToMessage(response, request);
        }
        return new HttpResponseMessage(HttpStatusCode.NotFound)
        {
            RequestMessage = request,
            Content = new StringContent(Texts.Format(nameof(Texts.NoService), url.AbsolutePath)),
        };
    }
}
