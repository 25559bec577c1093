using CouplingTools.Engine.Couplings.Encoding;
using CouplingTools.Engine.Couplings.History;

namespace CouplingTools.Engine.Couplings.Sql;

/// <summary>A row of the results table, with its run, as the database returns it.</summary>
internal sealed class ResultRow
{
    public const string Columns =
        """
        s.id AS Id, s.run AS RunKey, r.run AS Run, r.mapping AS Mapping, coalesce(s.direction, r.direction) AS Direction,
        s.outcome AS Outcome, s.reason AS Reason, s.number AS Number, s.name AS Name, s.business_central_id AS BusinessCentralId,
        s.sales_id AS SalesId, s.changes AS Changes, s.images AS Images, s.error AS Error, s.action AS Action,
        s.error_class AS ErrorClass, s.duration AS Duration, s.is_suspended AS IsSuspended
        """;

    public long Id { get; init; }

    public long RunKey { get; init; }

    public required string Run { get; init; }

    public required string Mapping { get; init; }

    public required string Direction { get; init; }

    public required string Outcome { get; init; }

    public string? Reason { get; init; }

    public string? Number { get; init; }

    public string? Name { get; init; }

    public string? BusinessCentralId { get; init; }

    public string? SalesId { get; init; }

    public string? Changes { get; init; }

    public string? Images { get; init; }

    public string? Error { get; init; }

    public string? Action { get; init; }

    public string? ErrorClass { get; init; }

    public long Duration { get; init; }

    public long? IsSuspended { get; init; }

    public StoredResult ToResult()
    {
        var changes = Changes is null ? [] : StoreJson.ReadChanges(Changes);
        var result = new SyncResult
        {
            Outcome = Enum.Parse<SyncOutcome>(Outcome),
            Reason = Reason,
            Mapping = Mapping,
            Direction = Enum.Parse<SyncDirection>(Direction),
            Number = Number,
            Name = Name,
            BusinessCentralId = BusinessCentralId is null ? null : Guid.ParseExact(BusinessCentralId, "D"),
            SalesId = SalesId is null ? null : Guid.ParseExact(SalesId, "D"),
            Changes = changes,
            ChangedFields = [.. changes.Select(change => change.Field).Distinct(StringComparer.Ordinal)],
            Error = Error,
            RecommendedAction = Action,
            ErrorClass = ErrorClass is null ? null : Enum.Parse<ErrorClass>(ErrorClass),
            RunId = Guid.ParseExact(Run, "D"),
            Duration = TimeSpan.FromTicks(Duration),
            IsSuspended = IsSuspended is not null,
        };
        return new StoredResult(result, Images is null ? [] : StoreJson.ReadImages(Images));
    }
}
