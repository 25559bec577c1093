namespace CouplingTools.Engine.Environments.Credentials;

/// <summary>Obtains tokens for one service.</summary>
internal interface ITokenSource
{
    /// <summary>Obtains a token, from wherever it comes; keeping it is the caller's business.</summary>
    /// <exception cref="CouplingException">The sign-in failed.</exception>
    Task<ServiceToken> RequestAsync(TokenRequest request, CancellationToken cancellationToken);
}
