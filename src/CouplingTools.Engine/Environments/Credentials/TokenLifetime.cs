using System.Text.Json;

namespace CouplingTools.Engine.Environments.Credentials;

/// <summary>Reads from a token when it expires, where it is a JSON Web Token.</summary>
internal static class TokenLifetime
{
    public static DateTimeOffset? ExpiryOf(string token)
    {
        if (token.Split('.') is not [_, var claims, _])
            return null;
        try
        {
            var padded = claims.Replace('-', '+').Replace('_', '/') + new string('=', (4 - claims.Length % 4) % 4);
            using var document = JsonDocument.Parse(Convert.FromBase64String(padded));
            return document.RootElement.TryGetProperty("exp", out var expiry) && expiry.TryGetInt64(out var seconds)
                ? DateTimeOffset.FromUnixTimeSeconds(seconds)
                : null;
        }
        catch (Exception e) when (e is FormatException or JsonException or InvalidOperationException or ArgumentOutOfRangeException)
        {
            return null;
        }
    }
}
