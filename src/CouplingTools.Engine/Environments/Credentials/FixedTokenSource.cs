namespace CouplingTools.Engine.Environments.Credentials;

/// <summary>One token, which nobody can renew.</summary>
internal sealed class FixedTokenSource(Side side, GivenToken token) : ITokenSource
{
    public Task<ServiceToken> RequestAsync(TokenRequest request, CancellationToken cancellationToken) => request.IsRenewal
        ? Task.FromException<ServiceToken>(SignInErrors.Create("TokenExpired", ErrorClass.Configuration, side))
        : Task.FromResult(new ServiceToken(token.Value, token.ExpiresAt ?? TokenLifetime.ExpiryOf(token.Value.Reveal()) ?? DateTimeOffset.MaxValue));
}
