using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Web;

namespace CouplingTools.Engine.Tests.Environments;

/// <summary>Answers as Microsoft Entra ID does to requests for tokens, over no wire.</summary>
internal sealed class IdentityProvider : HttpMessageHandler
{
    private static readonly string s_clientInfo = Encode("""{"uid":"u1","utid":"t1"}""");
    private static readonly string s_idToken = Encode("""{"alg":"none"}""")
        + "." + Encode("""{"sub":"s1","oid":"u1","tid":"t1","preferred_username":"ann@contoso.com","name":"Ann"}""") + ".x";

    private int _issued;

    public List<(string Url, IReadOnlyDictionary<string, string> Form)> Requests { get; } = [];

    /// <summary>The AADSTS error to answer with.</summary>
    public string? Error { get; set; }

    public TimeSpan Life { get; init; } = TimeSpan.FromMinutes(60);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var url = request.RequestUri!.GetLeftPart(UriPartial.Path);
        var form = HttpUtility.ParseQueryString(request.Content is null ? request.RequestUri.Query : await request.Content.ReadAsStringAsync(cancellationToken));
        Requests.Add((url, form.AllKeys.ToDictionary(key => key!, key => form[key]!)));
        if (url.EndsWith("/openid-configuration", StringComparison.Ordinal))
        {
            var root = url[..url.IndexOf("/v2.0", StringComparison.Ordinal)];
            return Json(200, new { token_endpoint = root + "/oauth2/v2.0/token", authorization_endpoint = root + "/oauth2/v2.0/authorize", issuer = root + "/v2.0" });
        }

        if (url.EndsWith("/discovery/instance", StringComparison.Ordinal))
        {
            var tenant = form["authorization_endpoint"]!.Replace("/oauth2/v2.0/authorize", string.Empty, StringComparison.Ordinal);
            return Json(200, new { tenant_discovery_endpoint = tenant + "/v2.0/.well-known/openid-configuration", metadata = Array.Empty<object>() });
        }

        if (url.EndsWith("/devicecode", StringComparison.Ordinal))
            return Json(200, new { device_code = "dc", user_code = "ABC123", verification_uri = "https://microsoft.com/devicelogin", expires_in = 900, interval = 0, message = "Enter the code ABC123." });
        if (Error is not null)
            return Json(401, new { error = "invalid_client", error_description = Error });
        var token = $"issued-{Interlocked.Increment(ref _issued)}";
        var seconds = (int)Life.TotalSeconds;
        return form["grant_type"] == "client_credentials"
            ? Json(200, new { token_type = "Bearer", expires_in = seconds, access_token = token })
            : Json(200, new { token_type = "Bearer", expires_in = seconds, access_token = token, refresh_token = "rt", scope = form["scope"], id_token = s_idToken, client_info = s_clientInfo });
    }

    private static string Encode(string json) => Convert.ToBase64String(Encoding.UTF8.GetBytes(json)).TrimEnd('=').Replace('+', '-').Replace('/', '_');

    private static HttpResponseMessage Json(int status, object body) => new((HttpStatusCode)status) { Content = JsonContent.Create(body) };
}
