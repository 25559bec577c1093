namespace CouplingTools.Engine.Services.Http;

/// <summary>Tells who can mend an error.</summary>
internal static class ErrorClassifier
{
    public static ErrorClass Classify(int status, string code) => ServiceCodes.Of(code)?.Class ?? code switch
    {
        _ when code.StartsWith("Auth", StringComparison.OrdinalIgnoreCase) => ErrorClass.Configuration,
        _ => OfStatus(status),
    };

    private static ErrorClass OfStatus(int status) => status switch
    {
        401 or 403 or 404 or 405 or 415 or 501 => ErrorClass.Configuration,
        408 or 409 or 412 or 429 or >= 500 => ErrorClass.Transient,
        >= 300 and < 400 => ErrorClass.Configuration,
        _ => ErrorClass.Data,
    };
}
