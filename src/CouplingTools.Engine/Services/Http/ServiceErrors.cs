namespace CouplingTools.Engine.Services.Http;

/// <summary>Errors of our own making.</summary>
internal static class ServiceErrors
{
    /// <summary>The code of a request that was not answered in time.</summary>
    public const string TimedOut = "RequestTimedOut";

    /// <summary>The code of asking a table for what was modified that has no field for it.</summary>
    public const string ModifiedTimeMissing = "ModifiedTimeMissing";

    public static ServiceError Create(Side side, string code, ErrorClass errorClass, int status, params object?[] details) =>
        new(side, status, code, ErrorText.Message(code, [side, .. details]), errorClass) { Remedy = ErrorText.Action(code, [side, .. details]) };

    /// <summary>A success whose body makes no sense.</summary>
    public static ServiceError Unreadable(Side side, int status, string detail) =>
        Create(side, "UnreadableAnswer", ErrorClass.Transient, status, detail);

    public static ServiceException Configuration(Side side, string code, params object?[] details) =>
        new(Create(side, code, ErrorClass.Configuration, 0, details));
}
