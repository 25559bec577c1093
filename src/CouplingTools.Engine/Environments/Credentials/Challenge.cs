using System.Text;
using System.Text.RegularExpressions;
using CouplingTools.Engine.Services.Http;

namespace CouplingTools.Engine.Environments.Credentials;

/// <summary>Why a service answered 401, and what it demands.</summary>
/// <param name="Code">The service's or the identity provider's code.</param>
/// <param name="Message">The reason in words.</param>
/// <param name="Claims">What the next token must carry.</param>
internal sealed partial record Challenge(string Code, string Message, string? Claims)
{
    public static async Task<Challenge> ReadAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var text = Encoding.UTF8.GetString(await response.Content.ReadAsByteArrayAsync(cancellationToken)).TrimStart('\uFEFF').Trim();
        var (code, message) = ErrorBody.Parse(text);
        var bearer = string.Join(", ", response.Headers.WwwAuthenticate.Select(header => header.ToString()));
        var provider = AadCode().Match(message + " " + bearer);
        return new Challenge(
            provider.Success ? provider.Value : code,
            FirstFilled(message, Value(Description(), bearer), Value(Error(), bearer)),
            Value(ClaimsValue(), bearer) is { Length: > 0 } claims ? Decode(claims) : null);
    }

    private static string Value(Regex part, string header) => part.Match(header).Groups["value"].Value;

    private static string FirstFilled(params string[] texts) => texts.FirstOrDefault(text => text.Length > 0) ?? "401 Unauthorized";

    private static string? Decode(string claims)
    {
        try
        {
            return Encoding.UTF8.GetString(Convert.FromBase64String(claims));
        }
        catch (FormatException)
        {
            return null;
        }
    }

    [GeneratedRegex(@"AADSTS\d+", RegexOptions.CultureInvariant)]
    private static partial Regex AadCode();

    [GeneratedRegex("error_description=\"(?<value>[^\"]*)\"", RegexOptions.CultureInvariant)]
    private static partial Regex Description();

    [GeneratedRegex("error=\"?(?<value>[^\",]*)", RegexOptions.CultureInvariant)]
    private static partial Regex Error();

    [GeneratedRegex("claims=\"(?<value>[^\"]*)\"", RegexOptions.CultureInvariant)]
    private static partial Regex ClaimsValue();
}
