using CouplingTools.Engine.Services.Http;

namespace CouplingTools.Engine.Services.OData;

/// <summary>Tells from a service's error what became of a write.</summary>
internal static class WriteStatuses
{
    public static WriteStatus Of(WriteOperation operation, ServiceError error)
    {
        var meaning = ServiceCodes.Of(error.Code)?.Meaning;
        if (AnswerMeaning.IsTurnedAway(error))
            return WriteStatus.NotSent;
        if (meaning == CodeMeaning.VersionChanged)
            return WriteStatus.VersionChanged;
        if (meaning == CodeMeaning.AlreadyExists)
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

    /// <summary>
    /// What became of a write that failed when it was repeated: the first one may be the very reason, so nothing is known
    /// of an update or a delete. Of a create, the id we chose tells.
    /// </summary>
    public static WriteStatus AfterDoubt(WriteOperation operation, ServiceError error) =>
        operation.Kind == WriteKind.Create && Of(operation, error) == WriteStatus.AlreadyExists ? WriteStatus.AlreadyExists : WriteStatus.Unknown;

    // A reference to a missing row is refused with the same code as a missing row.
    private static bool IsMissing(WriteOperation operation, ServiceError error) =>
        ServiceCodes.Of(error.Code)?.Meaning == CodeMeaning.NotFound && !operation.Values.Any(pair =>
            pair.Value.Value is Guid id && id != operation.Id && error.Message.Contains(id.ToString(), StringComparison.OrdinalIgnoreCase));
}
