using System.Collections.Frozen;
using System.Globalization;

namespace CouplingTools.Engine.Services.Http;

/// <summary>
/// What the codes of both services mean. Sources: "Web service error codes" and "Common API errors" of Business Central,
/// "Web service error codes (Microsoft Dataverse)" and "Service protection API limits" of Dataverse.
/// </summary>
internal static class ServiceCodes
{
    private static readonly FrozenDictionary<string, KnownCode> s_codes = new[]
    {
        Group(new(ErrorClass.Transient, CodeMeaning.VersionChanged), "Request_EntityChanged", "0x80060882"),
        Group(new(ErrorClass.Data, CodeMeaning.AlreadyExists), "Internal_EntityWithSameKeyExists", "0x80040237", "0x80060892"),
        Group(
            new(ErrorClass.Data, CodeMeaning.NotFound),
            "Internal_RecordNotFound", "BadRequest_NotFound", "Internal_DataNotFoundFilter", "0x80040217", "0x80060891"),
        Group(
            new(ErrorClass.Transient, CodeMeaning.Throttled),
            "Application_TooManyRequests", "0x80072321", "0x80072322", "0x80072326"),
        Group(new(ErrorClass.Transient, CodeMeaning.TurnedAway), "Internal_TenantUnavailable", "0x80071151", "0x80044339", "0x80044150", "0x80044151"),
        Group(new(ErrorClass.Transient, CodeMeaning.Expired), "0x80044352"),
        Group(new(ErrorClass.Transient), "Internal_ServerError"),
        Group(
            new(ErrorClass.Data),
            "BadRequest_RequiredParamNotProvided", "Application_DialogException", "Application_StringExceededLength",
            "Application_FieldValidationException", "Application_EvaluateException", "Application_InvalidGUID",
            "Application_FilterErrorException", "Application_CallbackNotAllowed", "Internal_InvalidTableRelation",
            "0x80048D19", "0x80044331", "0x8004432F", "0x80044330", "0x8004431A", "0x8004431C", "0x80048408", "0x80040278",
            "0x80040203", "0x80040265", "0x80040227", "0x8004418A", "0x80040333", "0x8006089D", "0x8004023B"),
        Group(
            new(ErrorClass.Configuration),
            "NoEnvironment", "Internal_CompanyNotFound", "BadRequest_ResourceNotFound", "BadRequest_MethodNotAllowed",
            "BadRequest_MethodNotImplemented", "BadRequest_InvalidToken", "BadRequest_InvalidOperation", "BadRequest_InvalidRequestUrl",
            "Authentication_InvalidCredentials", "Unauthorized",
            "0x80040220", "0x80048306", "0x8004F504", "0x8004F507", "0x80041102", "0x80041103", "0x80060888",
            "0x80060890", "0x80060893", "0x8006088F", "0x80060883", "0x8006088D", "0x8004E023", "0x8004430C", "0x80040315"),
        Group(new(null), "BadRequest", "Unknown", "0x80040216", "0x80040224"),
    }.SelectMany(group => group).ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    public static IEnumerable<string> All => s_codes.Keys;

    /// <summary>What is known of the code; <see langword="null"/> when it is not known.</summary>
    public static KnownCode? Of(string code) => s_codes.GetValueOrDefault(code);

    /// <summary>Codes of Dataverse also come as the signed number of the same bits.</summary>
    public static string Normalize(string code) =>
        int.TryParse(code, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number < 0
            ? string.Create(CultureInfo.InvariantCulture, $"0x{number:X8}")
            : code;

    private static IEnumerable<KeyValuePair<string, KnownCode>> Group(KnownCode meaning, params string[] codes) =>
        codes.Select(code => KeyValuePair.Create(code, meaning));
}
