using System.Text;

namespace CouplingTools.Sandbox.Server.Tokens;

/// <summary>Decides whether the credentials of a request are accepted.</summary>
internal sealed class Credentials(SandboxServerOptions options, TokenStore tokens)
{
    private readonly string? _basic = options.BasicCredential is { } credential ? Convert.ToBase64String(Encoding.UTF8.GetBytes(credential)) : null;

    /// <summary>Whether they are: a token for the service, or user and key for Business Central.</summary>
    public bool AreAccepted(string service, HttpRequestMessage request) => request.Headers.Authorization switch
    {
        { Scheme: "Bearer", Parameter: { } token } => tokens.IsValid(token, Audiences.Of(service, request.RequestUri!)),
        { Scheme: "Basic", Parameter: { } credential } => service == "BusinessCentral" && credential == _basic,
        null => options.AllowsAnonymous,
        _ => false,
    };
}
