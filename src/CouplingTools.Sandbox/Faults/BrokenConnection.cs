using CouplingTools.Sandbox.Http;

namespace CouplingTools.Sandbox.Faults;

/// <summary>What a client sees of a connection that breaks: the exceptions of SocketsHttpHandler.</summary>
internal static class BrokenConnection
{
    /// <summary>The connection ended before anything of the answer arrived.</summary>
    public static HttpRequestException Lost() =>
        new(HttpRequestError.ResponseEnded, Texts.Format(nameof(Texts.RequestFailed)), new HttpIOException(HttpRequestError.ResponseEnded, Texts.Format(nameof(Texts.ResponseEnded))));

    /// <summary>The answer with the first half of its body, after which the connection ends.</summary>
    public static HttpResponseMessage Truncate(HttpResponseMessage message, SandboxResponse response)
    {
        if (response.Body is not { Length: > 0 } body)
            return message;
        var content = new StreamContent(new BrokenStream(body[..(body.Length / 2)], body.Length));
        foreach (var (name, values) in message.Content.Headers.NonValidated)
            content.Headers.TryAddWithoutValidation(name, values);
        content.Headers.ContentLength = body.Length;
        message.Content = content;
        return message;
    }
}
