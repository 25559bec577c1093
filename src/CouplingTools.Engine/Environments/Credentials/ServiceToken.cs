namespace CouplingTools.Engine.Environments.Credentials;

/// <summary>A token for one service.</summary>
/// <param name="Value">The token.</param>
/// <param name="ExpiresAt">When it expires; <see cref="DateTimeOffset.MaxValue"/> where nobody knows before it is refused.</param>
internal sealed record ServiceToken(Secret Value, DateTimeOffset ExpiresAt);
