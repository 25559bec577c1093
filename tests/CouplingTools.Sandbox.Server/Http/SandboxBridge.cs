using Microsoft.AspNetCore.Http.Features;

namespace CouplingTools.Sandbox.Server.Http;

/// <summary>Carries requests and answers between the socket and the sandbox's handler. Where the handler's connection breaks, so does the client's.</summary>
internal sealed class SandboxBridge(HttpMessageInvoker sandbox)
{
    /// <summary>Answers a request.</summary>
    public async Task AnswerAsync(HttpContext context)
    {
        using var request = await ReadAsync(context).ConfigureAwait(false);
        try
        {
            using var response = await sandbox.SendAsync(request, context.RequestAborted).ConfigureAwait(false);
            await WriteAsync(context, response).ConfigureAwait(false);
        }
        catch (HttpRequestException)
        {
            context.Abort();
        }
    }

    private static async Task<HttpRequestMessage> ReadAsync(HttpContext context)
    {
        // The path of the request is unescaped already, which would not tell a slash of a key from one of the path.
        var target = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted).ConfigureAwait(false);
        var request = new HttpRequestMessage(new HttpMethod(context.Request.Method), $"{context.Request.Scheme}://{context.Request.Host}{target}")
        {
            Content = new ByteArrayContent(body.GetBuffer(), 0, (int)body.Length),
        };
        foreach (var (name, values) in context.Request.Headers)
        {
            if (!request.Headers.TryAddWithoutValidation(name, values.AsEnumerable()))
                request.Content.Headers.TryAddWithoutValidation(name, values.AsEnumerable());
        }
        return request;
    }

    private static async Task WriteAsync(HttpContext context, HttpResponseMessage response)
    {
        context.Response.StatusCode = (int)response.StatusCode;
        foreach (var (name, values) in response.Headers.NonValidated.Concat(response.Content.Headers.NonValidated))
            context.Response.Headers[name] = values.ToArray();
        if (context.Response.StatusCode is StatusCodes.Status204NoContent or StatusCodes.Status304NotModified)
            context.Response.ContentLength = null;
        else
            await WriteBodyAsync(context, response.Content).ConfigureAwait(false);
    }

    private static async Task WriteBodyAsync(HttpContext context, HttpContent content)
    {
        context.Response.ContentLength = content.Headers.ContentLength;
        var body = await content.ReadAsStreamAsync(context.RequestAborted).ConfigureAwait(false);
        try
        {
            await body.CopyToAsync(context.Response.Body, context.RequestAborted).ConfigureAwait(false);
        }
        catch (HttpIOException)
        {
            // What is missing of the announced length makes Kestrel close the connection once the rest has been sent; to abort could drop the rest.
            await context.Response.Body.FlushAsync(context.RequestAborted).ConfigureAwait(false);
        }
    }
}
