using System.Net.Http.Headers;
using CouplingTools.Engine.Environments.Credentials;

namespace CouplingTools.Engine.Environments;

/// <summary>The way to one service: its address, and what carries requests there, signed.</summary>
internal sealed class ServiceChannel : IDisposable
{
    private readonly IAuthorization? _authorization;

    /// <summary>Prepares the way; nothing is sent yet.</summary>
    /// <param name="side">The service.</param>
    /// <param name="address">Its address.</param>
    /// <param name="carrier">Carries the requests; it stays its owner's.</param>
    /// <param name="authorization">Signs the requests; they go unsigned without.</param>
    /// <exception cref="CouplingException"><c>AddressInvalid</c>, <c>AddressOfBrowser</c>, <c>InsecureAddress</c>.</exception>
    public ServiceChannel(Side side, Uri address, HttpMessageHandler carrier, IAuthorization? authorization)
    {
        if (!address.IsAbsoluteUri || address.Scheme is not ("https" or "http"))
            throw SignInErrors.Create("AddressInvalid", ErrorClass.Configuration, side, address);
        if (address.Scheme == Uri.UriSchemeHttp && !address.IsLoopback)
            throw SignInErrors.Create("InsecureAddress", ErrorClass.Configuration, side, address.Host);
        if (BrowserAddress.Is(side, address))
            throw SignInErrors.Create("AddressOfBrowser", ErrorClass.Configuration, side, address);
        if (side == Side.BusinessCentral && BusinessCentralLocation.IsIncomplete(address))
            throw SignInErrors.Create("AddressInvalid", ErrorClass.Configuration, side, address);
        Side = side;
        Address = address;
        _authorization = authorization;
        Unsigned = new HttpMessageInvoker(carrier, disposeHandler: false);
        Invoker = authorization is null
            ? Unsigned
            : new HttpMessageInvoker(new AuthorizationHandler(side, address, authorization, carrier), disposeHandler: false);
    }

    public Side Side { get; }

    public Uri Address { get; }

    /// <summary>Sends requests as the signed-in user.</summary>
    public HttpMessageInvoker Invoker { get; }

    /// <summary>Sends requests as nobody.</summary>
    public HttpMessageInvoker Unsigned { get; }

    /// <summary>Signs in; <see langword="null"/> where the service asks for no sign-in.</summary>
    /// <exception cref="CouplingException">The sign-in failed.</exception>
    public async Task<AuthenticationHeaderValue?> SignInAsync(CancellationToken cancellationToken) =>
        _authorization is null ? null : await _authorization.GetAsync(cancellationToken);

    public void Dispose()
    {
        Invoker.Dispose();
        Unsigned.Dispose();
        (_authorization as IDisposable)?.Dispose();
    }
}
