using System.Globalization;
using System.Management.Automation;
using System.Security;
using CouplingTools.Engine.Environments.Credentials;
using CouplingTools.Input;

namespace CouplingTools.Connections;

/// <summary>Reads a token from what a script or another module answers with.</summary>
internal static class TokenObject
{
    private static readonly string[] s_tokenNames = ["Token", "AccessToken", "access_token"];
    private static readonly string[] s_expiryNames = ["ExpiresOn", "expires_on"];

    /// <summary>A text, a SecureString, or an object with a property <c>Token</c>; a blank token when there is none.</summary>
    public static GivenToken Read(object? answer) => InputValue.Unwrap(answer) switch
    {
        null => new GivenToken(new Secret(string.Empty)),
        string text => new GivenToken(new Secret(text.Trim())),
        SecureString hidden => new GivenToken(new Secret(hidden)),
        var other when Property(other, s_tokenNames) is { } token => new GivenToken(Read(token).Value, Expiry(Property(other, s_expiryNames))),
        _ => new GivenToken(new Secret(string.Empty)),
    };

    private static object? Property(object value, string[] names) =>
        names.Select(name => PSObject.AsPSObject(value).Properties[name]?.Value).FirstOrDefault(found => found is not null);

    private static DateTimeOffset? Expiry(object? value) => InputValue.Unwrap(value) switch
    {
        DateTimeOffset time => time,
        DateTime time => new DateTimeOffset(time.ToUniversalTime()),
        string text when DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) => time,
        _ => null,
    };
}
