using System.Globalization;
using System.Text.Json.Serialization;

namespace CouplingTools.Sandbox.Server.Tokens;

/// <summary>
/// Gives out tokens for client credentials, after "Microsoft identity platform and the OAuth 2.0 client credentials flow" and "Microsoft Entra
/// authentication and authorization error codes".
/// </summary>
/// <remarks>Fidelity: one application, known in every tenant; a secret in the form body only; tokens say nothing about themselves.</remarks>
internal sealed class TokenEndpoint(SandboxServerOptions options, TokenStore tokens)
{
    private static readonly string[] s_required = ["grant_type", "client_id", "client_secret", "scope"];

    /// <summary>Answers a token request.</summary>
    public async Task AnswerAsync(HttpContext context)
    {
        var form = context.Request.HasFormContentType ? await context.Request.ReadFormAsync(context.RequestAborted).ConfigureAwait(false) : FormCollection.Empty;
        context.Response.Headers.CacheControl = "no-store, no-cache";
        if (Problem(form, context) is { } problem)
        {
            context.Response.StatusCode = problem.Status;
            await context.Response.WriteAsJsonAsync(Describe(problem), context.RequestAborted).ConfigureAwait(false);
            return;
        }
        var seconds = (int)tokens.Lifetime.TotalSeconds;
        var token = tokens.Issue(Audiences.OfScope(form["scope"]!, Address(context)));
        await context.Response.WriteAsJsonAsync(new Answer("Bearer", seconds, seconds, token), context.RequestAborted).ConfigureAwait(false);
    }

    private TokenProblem? Problem(IFormCollection form, HttpContext context)
    {
        var missing = s_required.FirstOrDefault(name => string.IsNullOrEmpty(form[name]));
        if (missing is not null)
            return TokenProblem.Missing(missing);
        if (form["grant_type"] != "client_credentials")
            return TokenProblem.Grant(form["grant_type"]!);
        if (!string.Equals(form["client_id"], options.ClientId, StringComparison.OrdinalIgnoreCase))
            return TokenProblem.Client(form["client_id"]!);
        if (form["client_secret"] != options.ClientSecret)
            return TokenProblem.Secret(options.ClientId);
        return Audiences.OfScope(form["scope"]!, Address(context)) is null ? TokenProblem.Resource(form["scope"]!) : null;
    }

    private Error Describe(TokenProblem problem)
    {
        var (trace, correlation) = (Guid.NewGuid(), Guid.NewGuid());
        var timestamp = options.Time.GetUtcNow().ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        var description = $"AADSTS{problem.Code}: {problem.Text} Trace ID: {trace:D} Correlation ID: {correlation:D} Timestamp: {timestamp}";
        return new Error(problem.Name, description, [problem.Code], timestamp, trace, correlation, $"https://login.microsoftonline.com/error?code={problem.Code}");
    }

    private static Uri Address(HttpContext context) => new($"{context.Request.Scheme}://{context.Request.Host}");

    private sealed record Answer(
        [property: JsonPropertyName("token_type")] string Type,
        [property: JsonPropertyName("expires_in")] int ExpiresIn,
        [property: JsonPropertyName("ext_expires_in")] int ExtendedExpiresIn,
        [property: JsonPropertyName("access_token")] string Token);

    private sealed record Error(
        [property: JsonPropertyName("error")] string Name,
        [property: JsonPropertyName("error_description")] string Description,
        [property: JsonPropertyName("error_codes")] int[] Codes,
        [property: JsonPropertyName("timestamp")] string Timestamp,
        [property: JsonPropertyName("trace_id")] Guid TraceId,
        [property: JsonPropertyName("correlation_id")] Guid CorrelationId,
        [property: JsonPropertyName("error_uri")] string Uri);
}
