using System.Net;

namespace CouplingTools.Engine.Environments;

/// <summary>Carries requests over the network.</summary>
internal static class NetworkHandler
{
    /// <summary>
    /// Cookies are off, because they would tie all requests to one of Dataverse's servers, and redirections are not followed,
    /// because the token is for the address the user gave.
    /// </summary>
    public static HttpMessageHandler Create() => new SocketsHttpHandler
    {
        UseCookies = false,
        AllowAutoRedirect = false,
        AutomaticDecompression = DecompressionMethods.All,
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        ConnectTimeout = TimeSpan.FromSeconds(30),
    };
}
