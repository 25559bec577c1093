namespace CouplingTools.Engine.Environments.Credentials;

/// <summary>An access token that somebody else obtained.</summary>
/// <param name="value">The token.</param>
/// <param name="expiresAt">When it expires, in UTC; read from the token itself where it is not given and the token tells.</param>
public sealed class GivenToken(Secret value, DateTimeOffset? expiresAt = null)
{
    /// <summary>The token.</summary>
    public Secret Value { get; } = value;

    /// <summary>When it expires, in UTC, where that is known.</summary>
    public DateTimeOffset? ExpiresAt { get; } = expiresAt;
}
