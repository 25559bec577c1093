using Azure.Core;
using Azure.Identity;

namespace CouplingTools.Engine.Environments.Credentials;

/// <summary>Obtains tokens from Microsoft Entra ID.</summary>
internal sealed class AzureTokenSource(Side side, string scope, AzureCredential credential) : ITokenSource
{
    public async Task<ServiceToken> RequestAsync(TokenRequest request, CancellationToken cancellationToken)
    {
        try
        {
            var context = new TokenRequestContext([scope], claims: request.Claims);
            var token = await credential.Get(fresh: request.IsRenewal).GetTokenAsync(context, cancellationToken);
            return new ServiceToken(new Secret(token.Token), token.ExpiresOn);
        }
        catch (ArgumentException failure)
        {
            throw SignInErrors.Invalid(side, failure);
        }
        catch (AuthenticationFailedException failure)
        {
            throw SignInErrors.From(failure, side, credential.Method);
        }
    }
}
