using CouplingTools.Engine.Services.Http;

namespace CouplingTools.Engine.Services.OData;

/// <summary>Tells from a service's error what became of a write.</summary>
internal static class WriteStatuses
{
    /// <summary>Whether the service turned the request away for the moment, having done nothing.</summary>
    public static bool IsTurnedAway(ServiceError error) =>
        error.Status is 429 or 503 || ServiceCodes.TurnedAway.Contains(error.Code);

    public static WriteStatus Of(WriteOperation operation, ServiceError error)
    {
        if (IsTurnedAway(error))
            return WriteStatus.NotSent;
        if (ServiceCodes.VersionChanged.Contains(error.Code))
            return WriteStatus.VersionChanged;
        if (ServiceCodes.AlreadyExists.Contains(error.Code))
            return WriteStatus.AlreadyExists;
        var hasCode = !error.Code.StartsWith("Http", StringComparison.Ordinal);
        return error.Status switch
        {
            404 when operation.Kind != WriteKind.Create && (!hasCode || IsMissing(operation, error)) => WriteStatus.NotFound,
            409 when operation.Kind != WriteKind.Create => WriteStatus.VersionChanged,
            412 when !hasCode => operation.Kind == WriteKind.Create ? WriteStatus.AlreadyExists : WriteStatus.VersionChanged,
            408 or 502 or 504 => WriteStatus.Unknown,
            >= 500 when !hasCode || operation is { Kind: WriteKind.Create, Id: null } => WriteStatus.Unknown,
            _ => WriteStatus.Refused,
        };
    }

    // A reference to a missing row is refused with the same code as a missing row.
    private static bool IsMissing(WriteOperation operation, ServiceError error) =>
        ServiceCodes.NotFound.Contains(error.Code) && !operation.Values.Any(pair =>
            pair.Value.Value is Guid id && id != operation.Id && error.Message.Contains(id.ToString(), StringComparison.OrdinalIgnoreCase));
}
