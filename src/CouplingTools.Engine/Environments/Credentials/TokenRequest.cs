namespace CouplingTools.Engine.Environments.Credentials;

/// <summary>Asks for a token.</summary>
/// <param name="IsRenewal">Whether the service refused the token it had, so that the same one will not do.</param>
/// <param name="Claims">What the service demands of the next token, as it said it.</param>
internal sealed record TokenRequest(bool IsRenewal = false, string? Claims = null);
