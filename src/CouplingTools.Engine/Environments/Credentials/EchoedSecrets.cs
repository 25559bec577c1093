using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace CouplingTools.Engine.Environments.Credentials;

/// <summary>Takes what signed a request out of an answer that repeats it, as gateways do that explain a failure with the request they got.</summary>
internal static class EchoedSecrets
{
    private const string Mask = "***";

    /// <summary>Cleans the body of an answer to a request that failed.</summary>
    public static async Task RemoveAsync(HttpResponseMessage response, AuthenticationHeaderValue sent, CancellationToken cancellationToken)
    {
        if (response.IsSuccessStatusCode)
            return;
        var text = Encoding.UTF8.GetString(await response.Content.ReadAsByteArrayAsync(cancellationToken));
        var clean = Remove(text, sent);
        if (clean == text)
            return;
        var content = new StringContent(clean);
        content.Headers.ContentType = response.Content.Headers.ContentType;
        response.Content.Dispose();
        response.Content = content;
    }

    /// <summary>A text without what signed the request, however it may be written.</summary>
    public static string Remove(string text, AuthenticationHeaderValue sent) =>
        Secrets(sent).Aggregate(text, (clean, secret) => clean.Replace(secret, Mask, StringComparison.Ordinal));

    private static IEnumerable<string> Secrets(AuthenticationHeaderValue sent)
    {
        if (string.IsNullOrEmpty(sent.Parameter))
            yield break;
        yield return sent.Parameter;
        yield return JsonEncodedText.Encode(sent.Parameter).ToString();
        if (sent.Scheme == "Basic" && Encoding.UTF8.GetString(Convert.FromBase64String(sent.Parameter)).Split(':', 2) is [_, { Length: > 0 } key])
            yield return key;
    }
}
