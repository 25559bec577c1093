namespace CouplingTools.Engine.Services;

/// <summary>Turns a request that failed as a whole into what a user is told.</summary>
internal static class ServiceFailure
{
    public static CouplingException ToException(ServiceException failure)
    {
        if (failure.InnerException is CouplingException told)
            return told;
        var error = failure.Error;
        var id = error.Class switch
        {
            ErrorClass.Transient => "RequestUnavailable",
            // A bad request names what is wrong with it; neither the address nor a permission is.
            ErrorClass.Configuration when error.Status != 400 => "RequestDenied",
            _ => "RequestRefused",
        };
        return new CouplingException(
            id,
            error.Class,
            ErrorText.Message(id, error.Side, error.Message, error.Code, error.Status, error.CorrelationId ?? "-"),
            error.Remedy ?? ErrorText.Action(id, error.Side),
            failure);
    }
}
