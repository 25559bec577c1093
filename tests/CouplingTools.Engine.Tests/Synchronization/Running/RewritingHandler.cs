using System.Net.Http.Headers;
using System.Text;
using System.Text.RegularExpressions;

namespace CouplingTools.Engine.Tests.Synchronization.Running;

/// <summary>A service with logic of its own: it stores something else than it was sent.</summary>
internal sealed class RewritingHandler(HttpMessageHandler inner, Side side, string field, Func<string, string> rewrite) : DelegatingHandler(inner)
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.Side() == side && request.Content is { } content)
        {
            var text = await content.ReadAsStringAsync(cancellationToken);
            var rewritten = Regex.Replace(text, $"(?<=\"{field}\":\")[^\"]*", match => rewrite(match.Value));
            var type = content.Headers.ContentType!.ToString();
            request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(rewritten));
            request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
        }

        return await base.SendAsync(request, cancellationToken);
    }
}
