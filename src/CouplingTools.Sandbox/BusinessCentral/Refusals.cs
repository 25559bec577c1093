using System.Globalization;
using CouplingTools.Sandbox.BusinessCentral.Errors;
using CouplingTools.Sandbox.Faults;
using CouplingTools.Sandbox.Http;

namespace CouplingTools.Sandbox.BusinessCentral;

/// <summary>The answers to requests that the service does not look at ("Dynamics 365 Business Central error codes").</summary>
/// <remarks>Fidelity: codes are documented; the wording of 503 is not. Limits are answered without Retry-After, which is documented for 502 and 503 only.</remarks>
internal static class Refusals
{
    public static SandboxResponse Answer(Refusal refusal, Answers answers, BusinessCentralProfile profile)
    {
        var response = answers.Error(Error(refusal, profile));
        if (refusal.RetryAfterSeconds is { } seconds)
            response.Headers.Add("Retry-After", seconds.ToString(CultureInfo.InvariantCulture));
        if (refusal.Reason == RefusalReason.Unauthorized)
            response.Headers.Add("WWW-Authenticate", profile.IsOnPremises ? "Basic realm=\"Business Central\"" : "Bearer");
        return response;
    }

    private static BusinessCentralException Error(Refusal refusal, BusinessCentralProfile profile) => refusal.Reason switch
    {
        RefusalReason.Unauthorized when profile.IsOnPremises => new(401, "Unauthorized", "The credentials provided are incorrect."),
        RefusalReason.Unauthorized => new(401, "Authentication_InvalidCredentials", "The server has rejected the client credentials."),
        RefusalReason.Unavailable => new(503, "Internal_TenantUnavailable", "The tenant is currently unavailable. Try again later."),
        RefusalReason.Requests => TooMany(refusal.Limits.Requests),
        _ => TooMany(refusal.Limits.BusinessCentralConcurrency + refusal.Limits.QueueLength),
    };

    private static BusinessCentralException TooMany(int most) =>
        new(429, "Application_TooManyRequests", $"Too many requests reached. Actual ({most + 1}). Maximum ({most}).");
}
