using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Xunit;

namespace CouplingTools.Engine.Tests.Services;

/// <summary>Answers requests in the order of a script, and fails the test for any request that the script does not expect.</summary>
internal sealed class ScriptedHandler : HttpMessageHandler
{
    private readonly Queue<(string Method, string Url, Action<SentRequest>? Check, Func<HttpResponseMessage> Answer)> _script = new();

    public List<SentRequest> Sent { get; } = [];

    public int Left => _script.Count;

    public ScriptedHandler Expect(string method, string url, Func<HttpResponseMessage> answer, Action<SentRequest>? check = null)
    {
        _script.Enqueue((method, url, check, answer));
        return this;
    }

    public ScriptedHandler Expect(
        string method, string url, int status, string body, Action<SentRequest>? check = null,
        string contentType = "application/json; odata.metadata=minimal", params (string Name, string Value)[] headers) =>
        Expect(method, url, () => Response(status, body, contentType, headers), check);

    public static HttpResponseMessage Response(int status, string body, string contentType, params (string Name, string Value)[] headers)
    {
        var response = new HttpResponseMessage((HttpStatusCode)status) { Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body)) };
        response.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(contentType);
        foreach (var (name, value) in headers)
            response.Headers.TryAddWithoutValidation(name, value);
        return response;
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var sent = await SentRequest.ReadAsync(request, cancellationToken);
        Sent.Add(sent);
        Assert.True(_script.Count > 0, $"Unexpected request: {sent.Method} {sent.Url}");
        var (method, url, check, answer) = _script.Dequeue();
        Assert.Equal(method, sent.Method);
        Assert.Equal(url, sent.Url);
        check?.Invoke(sent);
        return answer();
    }
}
