using System.Net.Sockets;
using System.Text.RegularExpressions;
using Azure;
using Azure.Identity;

namespace CouplingTools.Engine.Environments.Credentials;

/// <summary>
/// Says what went wrong with a sign-in. The identity provider's code is the error's id (documentation: "Microsoft Entra
/// authentication and authorization error codes").
/// </summary>
internal static partial class SignInErrors
{
    public static CouplingException Create(string id, ErrorClass errorClass, Side side, params object?[] details) =>
        ErrorText.Exception(id, errorClass, [side, .. details]);

    public static CouplingException From(AuthenticationFailedException failure, Side side, SignInMethod method)
    {
        var causes = Causes(failure).ToList();
        var code = causes.Select(cause => Code().Match(cause.Message)).FirstOrDefault(match => match.Success)?.Value;
        var told = FirstLine(causes.FirstOrDefault(cause => code is not null && cause.Message.Contains(code, StringComparison.Ordinal)) ?? failure);
        if (code is not null)
            return WithCode(code, side, told, failure);
        if (failure is CredentialUnavailableException)
            return Describe("CredentialUnavailable", "CredentialUnavailable", ErrorClass.Configuration, side, failure, FirstLine(failure), method);
        return causes.Any(IsOfNetwork)
            ? Describe("SignInUnreachable", "SignInUnreachable", ErrorClass.Transient, side, failure, FirstLine(causes[^1]))
            : Describe("SignInFailed", "SignInFailedWithoutCode", ErrorClass.Configuration, side, failure, told, method);
    }

    /// <summary>The sign-in is none that could ever be made: a tenant that is no name of one, for example.</summary>
    public static CouplingException Invalid(Side side, ArgumentException failure) =>
        Describe("SignInInvalid", "SignInInvalid", ErrorClass.Configuration, side, failure, FirstLine(failure));

    /// <summary>The service refused what the sign-in yielded.</summary>
    public static CouplingException Refused(Side side, string scheme, Challenge challenge)
    {
        if (Code().IsMatch(challenge.Code))
            return WithCode(challenge.Code, side, challenge.Message, null);
        var id = scheme == "Basic" ? "CredentialRefused" : "TokenRefused";
        var code = challenge.Code.Length > 0 ? ErrorText.Message("CodeAfterText", challenge.Code) : "";
        return Describe(id, id, ErrorClass.Configuration, side, null, challenge.Message, code);
    }

    private static CouplingException WithCode(string code, Side side, string told, Exception? cause) =>
        Describe(code, ErrorText.Action(code) is null ? "SignInFailed" : code, ErrorClass.Configuration, side, cause, told);

    private static CouplingException Describe(
        string id, string text, ErrorClass errorClass, Side side, Exception? cause, params object?[] details)
    {
        object?[] arguments = [side, .. details];
        return new CouplingException(id, errorClass, ErrorText.Message(text, arguments), ErrorText.Action(text, arguments), cause);
    }

    private static bool IsOfNetwork(Exception cause) =>
        cause is HttpRequestException or SocketException or TimeoutException or RequestFailedException { Status: 0 or 429 or >= 500 };

    private static string FirstLine(Exception failure) => failure.Message.Split('\n', 2)[0].Trim();

    private static IEnumerable<Exception> Causes(Exception failure) => failure switch
    {
        AggregateException many => many.InnerExceptions.SelectMany(Causes).Prepend(many),
        { InnerException: { } inner } => Causes(inner).Prepend(failure),
        _ => [failure],
    };

    [GeneratedRegex(@"AADSTS\d+", RegexOptions.CultureInvariant)]
    private static partial Regex Code();
}
