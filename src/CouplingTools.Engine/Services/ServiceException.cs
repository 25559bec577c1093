namespace CouplingTools.Engine.Services;

/// <summary>A whole request failed.</summary>
internal sealed class ServiceException(ServiceError error, Exception? inner = null) : Exception(error.Message, inner)
{
    public ServiceError Error { get; } = error;
}
