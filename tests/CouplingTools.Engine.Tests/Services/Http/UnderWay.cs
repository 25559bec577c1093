using System.Collections.Concurrent;

namespace CouplingTools.Engine.Tests.Services.Http;

/// <summary>Passes requests on, and remembers the most that were under way at once to each host.</summary>
internal sealed class UnderWay(HttpMessageHandler inner) : DelegatingHandler(inner)
{
    private readonly ConcurrentDictionary<string, (int Now, int Most)> _hosts = new();

    public int Most(Uri service) => _hosts.GetValueOrDefault(service.Host).Most;

    public void Forget() => _hosts.Clear();

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var host = request.RequestUri!.Host;
        _hosts.AddOrUpdate(host, _ => (1, 1), (_, count) => (count.Now + 1, Math.Max(count.Most, count.Now + 1)));
        try
        {
            await Task.Delay(5, cancellationToken);
            return await base.SendAsync(request, cancellationToken);
        }
        finally
        {
            _hosts.AddOrUpdate(host, _ => default, (_, count) => (count.Now - 1, count.Most));
        }
    }
}
