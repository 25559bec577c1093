using System.Net;
using System.Net.Http.Headers;

namespace CouplingTools.Engine.Environments.Credentials;

/// <summary>
/// Signs the requests to one service. A request that the service refuses with 401 did not run, so it is repeated once
/// with another token; what is refused again is an error.
/// </summary>
internal sealed class AuthorizationHandler(Side side, Uri service, IAuthorization authorization, HttpMessageHandler inner) : DelegatingHandler(inner)
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        CheckAddress(request.RequestUri!);
        var header = await authorization.GetAsync(cancellationToken);
        var response = await SendAsync(request, header, cancellationToken);
        if (response.StatusCode != HttpStatusCode.Unauthorized)
            return response;

        Challenge challenge;
        using (response)
            challenge = await Challenge.ReadAsync(response, cancellationToken);
        if (await authorization.RenewAsync(header, challenge.Claims, cancellationToken) is not { } renewed)
            throw SignInErrors.Refused(side, header.Scheme, challenge);

        response = await SendAsync(request, renewed, cancellationToken);
        if (response.StatusCode != HttpStatusCode.Unauthorized)
            return response;
        using (response)
            throw SignInErrors.Refused(side, renewed.Scheme, await Challenge.ReadAsync(response, cancellationToken));
    }

    private async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, AuthenticationHeaderValue header, CancellationToken cancellationToken)
    {
        request.Headers.Authorization = header;
        var response = await base.SendAsync(request, cancellationToken);
        await EchoedSecrets.RemoveAsync(response, header, cancellationToken);
        return response;
    }

    /// <summary>Links in answers are followed as they are, but the token goes to no other host and over no open wire.</summary>
    private void CheckAddress(Uri address)
    {
        if (address.Scheme != Uri.UriSchemeHttps && !address.IsLoopback)
            throw SignInErrors.Create("InsecureAddress", ErrorClass.Configuration, side, address.Host);
        if (!address.Authority.Equals(service.Authority, StringComparison.OrdinalIgnoreCase))
            throw SignInErrors.Create("AddressForeign", ErrorClass.Configuration, side, address.Authority, service.Authority);
    }
}
