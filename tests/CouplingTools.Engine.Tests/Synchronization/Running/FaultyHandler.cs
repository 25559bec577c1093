using System.Net;
using System.Text;

namespace CouplingTools.Engine.Tests.Synchronization.Running;

/// <summary>Passes requests on and lets those go wrong that a test chooses, by their number or by what they are.</summary>
internal sealed class FaultyHandler(HttpMessageHandler inner, Func<int, HttpRequestMessage, Task<Fault?>> choose) : DelegatingHandler(inner)
{
    private int _count;

    /// <summary>Lets one request go wrong, by its number.</summary>
    public static FaultyHandler AtRequest(int number, Fault fault, HttpMessageHandler inner) =>
        new(inner, (count, _) => Task.FromResult<Fault?>(count == number ? fault : null));

    /// <summary>Lets the requests go wrong that write on one side; the fault is chosen by how many there were.</summary>
    public static FaultyHandler AtWritesTo(Side side, Func<int, Fault> fault, HttpMessageHandler inner)
    {
        var writes = 0;
        return new(inner, async (_, request) => request.Side() == side && await request.WritesAsync() ? fault(++writes) : null);
    }

    /// <summary>The requests sent so far.</summary>
    public int Count => _count;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        switch (await choose(Interlocked.Increment(ref _count), request))
        {
            case Fault.Unreachable:
                throw new HttpRequestException(HttpRequestError.ConnectionError, "The connection was refused.");
            case Fault.LostRequest:
                throw new HttpRequestException(HttpRequestError.Unknown, "The connection was reset.");
            case Fault.LostAnswer:
                (await base.SendAsync(request, cancellationToken)).Dispose();
                throw new HttpRequestException(HttpRequestError.ResponseEnded, "The connection was closed.");
            case Fault.CutAnswer:
                return await CutAsync(await base.SendAsync(request, cancellationToken), cancellationToken);
            case Fault.Unavailable:
                return Refusal(HttpStatusCode.ServiceUnavailable);
            case Fault.Throttled:
                return Refusal(HttpStatusCode.TooManyRequests);
            case Fault.GatewayTimeout:
                (await base.SendAsync(request, cancellationToken)).Dispose();
                return Refusal(HttpStatusCode.GatewayTimeout);
            default:
                return await base.SendAsync(request, cancellationToken);
        }
    }

    private static HttpResponseMessage Refusal(HttpStatusCode status) =>
        new(status) { Content = new StringContent("<html>Busy</html>", Encoding.UTF8, "text/html") };

    private static async Task<HttpResponseMessage> CutAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var body = await response.Content.ReadAsByteArrayAsync(cancellationToken);
        var cut = new ByteArrayContent(body[..(body.Length / 2)]);
        foreach (var header in response.Content.Headers.Where(header => header.Key != "Content-Length"))
            cut.Headers.TryAddWithoutValidation(header.Key, header.Value);
        response.Content = cut;
        return response;
    }
}
