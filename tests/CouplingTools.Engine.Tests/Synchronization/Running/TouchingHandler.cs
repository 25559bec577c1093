using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.RegularExpressions;

namespace CouplingTools.Engine.Tests.Synchronization.Running;

/// <summary>A service whose logic changes another field too whenever a field is written, and another value each time.</summary>
internal sealed class TouchingHandler(HttpMessageHandler inner, Side side, string field, string touched) : DelegatingHandler(inner)
{
    private static int s_count;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.Side() == side && request.Content is { } content)
        {
            var text = await content.ReadAsStringAsync(cancellationToken);
            var changed = Regex.Replace(
                text, $"\"{field}\":\"[^\"]*\"", match => $"{match.Value},\"{touched}\":\"{Interlocked.Increment(ref s_count).ToString(CultureInfo.InvariantCulture)}\"");
            var type = content.Headers.ContentType!.ToString();
            request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(changed));
            request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
        }

        return await base.SendAsync(request, cancellationToken);
    }
}
