using Azure.Core;

namespace CouplingTools.Engine.Environments.Credentials;

/// <summary>The credential that both services' tokens come from, so that a person signs in once.</summary>
internal sealed class AzureCredential(SignInMethod method, Func<TokenCredential> create)
{
    private readonly object _gate = new();
    private TokenCredential? _credential;

    public SignInMethod Method => method;

    /// <summary>
    /// The credential; a fresh one has forgotten the tokens it had. One that a person signed in to is kept, for they would be asked again.
    /// </summary>
    public TokenCredential Get(bool fresh)
    {
        lock (_gate)
        {
            if (fresh && method is not (SignInMethod.DeviceCode or SignInMethod.Browser))
                _credential = null;
            return _credential ??= create();
        }
    }
}
