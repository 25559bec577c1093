using System.Net;
using System.Text;

namespace CouplingTools.Engine.Tests.Services;

/// <summary>Answers everything with the metadata or nothing, and counts the requests under way.</summary>
internal sealed class ConcurrencyProbe : HttpMessageHandler
{
    private readonly Lock _lock = new();
    private int _underWay;

    public int Most { get; private set; }

    public int MostOperations { get; private set; }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var sent = await SentRequest.ReadAsync(request, cancellationToken);
        lock (_lock)
        {
            Most = Math.Max(Most, ++_underWay);
            if (sent.Method == "POST")
                MostOperations = Math.Max(MostOperations, sent.Json.GetProperty("requests").GetArrayLength());
        }
        await Task.Delay(20, cancellationToken);
        lock (_lock)
            _underWay--;
        var body = sent.Url.EndsWith("$metadata", StringComparison.Ordinal) ? CentralScript.Metadata : """{"value":[]}""";
        return new(HttpStatusCode.OK) { Content = new StringContent(body, Encoding.UTF8) };
    }
}
