using System.Net.Http.Headers;

namespace CouplingTools.Engine.Environments.Credentials;

/// <summary>Signs requests to one service.</summary>
internal interface IAuthorization
{
    /// <exception cref="CouplingException">The sign-in failed.</exception>
    ValueTask<AuthenticationHeaderValue> GetAsync(CancellationToken cancellationToken);

    /// <summary>Another header after <paramref name="refused"/>; <see langword="null"/> when there is no other to try.</summary>
    /// <exception cref="CouplingException">The sign-in failed.</exception>
    ValueTask<AuthenticationHeaderValue?> RenewAsync(AuthenticationHeaderValue refused, string? claims, CancellationToken cancellationToken);
}
