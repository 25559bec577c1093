using System.Collections.Frozen;

namespace CouplingTools.Engine.Services.Http;

/// <summary>
/// What the codes of both services mean. Sources: "Web service error codes" and "Common API errors" of Business Central,
/// "Web service error codes (Microsoft Dataverse)" and "Service protection API limits" of Dataverse.
/// </summary>
internal static class ServiceCodes
{
    /// <summary>The row has another version than the one named.</summary>
    public static FrozenSet<string> VersionChanged { get; } = Set("Request_EntityChanged", "0x80060882");

    /// <summary>A row with the same id or key exists.</summary>
    public static FrozenSet<string> AlreadyExists { get; } = Set("Internal_EntityWithSameKeyExists", "0x80040237", "0x80060892");

    /// <summary>A row does not exist.</summary>
    public static FrozenSet<string> NotFound { get; } = Set(
        "Internal_RecordNotFound", "BadRequest_NotFound", "Internal_DataNotFoundFilter", "0x80040217", "0x80060891");

    /// <summary>Refusals of the values, whatever status they come with: duplicate detection rules, plug-ins.</summary>
    public static FrozenSet<string> Data { get; } = Set("0x80040333", "0x80040265");

    /// <summary>Throttling, locks and deadlocks: the operation was turned away or rolled back.</summary>
    public static FrozenSet<string> TurnedAway { get; } = Set(
        "Application_TooManyRequests", "Internal_TenantUnavailable",
        "0x80072321", "0x80072322", "0x80072326", "0x80071151", "0x80044339", "0x80044151");

    /// <summary>Trouble with the set-up: sign-in, permissions, addresses, names of tables and columns.</summary>
    public static FrozenSet<string> Configuration { get; } = Set(
        "NoEnvironment", "Internal_CompanyNotFound", "BadRequest_ResourceNotFound", "BadRequest_MethodNotAllowed",
        "BadRequest_MethodNotImplemented", "BadRequest_InvalidToken", "Unauthorized",
        "0x80040220", "0x80048306", "0x8004F504", "0x8004F507", "0x80041102", "0x80041103", "0x80060888",
        "0x80060890", "0x8006088D");

    private static FrozenSet<string> Set(params string[] codes) => codes.ToFrozenSet(StringComparer.OrdinalIgnoreCase);
}
