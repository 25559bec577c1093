namespace CouplingTools.Engine.Environments.Credentials;

/// <summary>Takes tokens from outside.</summary>
internal sealed class GivenTokenSource(Side side, string resource, Func<string, CancellationToken, Task<GivenToken>> ask) : ITokenSource
{
    public async Task<ServiceToken> RequestAsync(TokenRequest request, CancellationToken cancellationToken)
    {
        var given = await ask(resource, cancellationToken);
        if (given.Value.IsBlank || given.Value.Reveal().AsSpan().IndexOfAnyExceptInRange('!', '~') >= 0)
            throw SignInErrors.Create("TokenMissing", ErrorClass.Configuration, side, resource);
        return new ServiceToken(given.Value, given.ExpiresAt ?? TokenLifetime.ExpiryOf(given.Value.Reveal()) ?? DateTimeOffset.MaxValue);
    }
}
