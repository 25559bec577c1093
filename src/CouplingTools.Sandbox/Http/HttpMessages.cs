using System.Net;
using System.Net.Http.Headers;

namespace CouplingTools.Sandbox.Http;

/// <summary>Converts between the messages of HttpClient and the sandbox's own.</summary>
internal static class HttpMessages
{
    public static SandboxRequest ToRequest(HttpRequestMessage request, ServiceAddress address, ReadOnlyMemory<byte> body)
    {
        var headers = new HeaderList();
        Copy(request.Headers.NonValidated, headers);
        if (request.Content is not null)
            Copy(request.Content.Headers.NonValidated, headers);
        return new SandboxRequest
        {
            Method = request.Method.Method.ToUpperInvariant(),
            Url = request.RequestUri!,
            Root = address.Root,
            Path = address.Path,
            Query = QueryOptions.Parse(request.RequestUri!.Query),
            Headers = headers,
            Body = body,
        };
    }

    public static HttpResponseMessage ToMessage(SandboxResponse response, HttpRequestMessage request)
    {
        var content = new ReadOnlyMemoryContent(response.Body ?? ReadOnlyMemory<byte>.Empty);
        if (response.ContentType is not null)
            content.Headers.TryAddWithoutValidation("Content-Type", response.ContentType);
        var message = new HttpResponseMessage((HttpStatusCode)response.Status) { RequestMessage = request, Content = content };
        foreach (var (name, value) in response.Headers)
        {
            if (!message.Headers.TryAddWithoutValidation(name, value))
                content.Headers.TryAddWithoutValidation(name, value);
        }
        return message;
    }

    private static void Copy(HttpHeadersNonValidated source, HeaderList target)
    {
        foreach (var header in source)
        {
            foreach (var value in header.Value)
                target.Add(header.Key, value);
        }
    }
}
