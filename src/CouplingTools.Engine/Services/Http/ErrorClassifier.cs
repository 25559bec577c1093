namespace CouplingTools.Engine.Services.Http;

/// <summary>Tells who can mend an error.</summary>
internal static class ErrorClassifier
{
    public static ErrorClass Classify(int status, string code)
    {
        if (ServiceCodes.TurnedAway.Contains(code) || ServiceCodes.VersionChanged.Contains(code))
            return ErrorClass.Transient;
        if (ServiceCodes.Configuration.Contains(code) || code.StartsWith("Auth", StringComparison.OrdinalIgnoreCase))
            return ErrorClass.Configuration;
        if (ServiceCodes.AlreadyExists.Contains(code) || ServiceCodes.NotFound.Contains(code) || ServiceCodes.Data.Contains(code))
            return ErrorClass.Data;
        return status switch
        {
            401 or 403 or 404 or 405 or 415 or 501 => ErrorClass.Configuration,
            408 or 409 or 412 or 429 or >= 500 => ErrorClass.Transient,
            >= 300 and < 400 => ErrorClass.Configuration,
            _ => ErrorClass.Data,
        };
    }
}
