using CouplingTools.Engine.Couplings.Encoding;
using CouplingTools.Engine.Services;

namespace CouplingTools.Engine.Couplings.Sql;

/// <summary>A row of the intents table as the database returns it.</summary>
internal sealed class IntentRow
{
    public const string Columns =
        """
        id AS Id, run AS Run, mapping AS Mapping, side AS Side, kind AS Kind, target_id AS TargetId, source_id AS SourceId,
        expected_version AS ExpectedVersion, replaced_id AS ReplacedId, field_values AS FieldValues, bases AS Bases,
        known_before AS KnownBefore, created_at AS CreatedAt, state AS State, correlation AS Correlation, before_values AS BeforeValues,
        changes AS Changes, candidates AS Candidates
        """;

    public long Id { get; init; }

    public required string Run { get; init; }

    public required string Mapping { get; init; }

    public required string Side { get; init; }

    public required string Kind { get; init; }

    public string? TargetId { get; init; }

    public required string SourceId { get; init; }

    public string? ExpectedVersion { get; init; }

    public string? ReplacedId { get; init; }

    public required string FieldValues { get; init; }

    public required string Bases { get; init; }

    public required string KnownBefore { get; init; }

    public required string CreatedAt { get; init; }

    public required string State { get; init; }

    public string? Correlation { get; init; }

    public required string BeforeValues { get; init; }

    public required string Changes { get; init; }

    public required string Candidates { get; init; }

    public WriteIntent ToIntent() => new()
    {
        Id = Id,
        State = Enum.Parse<IntentState>(State),
        RunId = Guid.ParseExact(Run, "D"),
        Mapping = Mapping,
        Side = Enum.Parse<Side>(Side),
        Kind = Enum.Parse<WriteKind>(Kind),
        TargetId = TargetId is null ? null : Guid.ParseExact(TargetId, "D"),
        SourceId = Guid.ParseExact(SourceId, "D"),
        ExpectedVersion = ExpectedVersion,
        ReplacedId = ReplacedId is null ? null : Guid.ParseExact(ReplacedId, "D"),
        Correlation = Correlation is null ? null : Guid.ParseExact(Correlation, "D"),
        Values = StoreJson.ReadValues(FieldValues),
        Before = StoreJson.ReadValues(BeforeValues),
        Changes = StoreJson.ReadChanges(Changes),
        Bases = StoreJson.ReadBases(Bases),
        KnownBefore = StoreJson.ReadIds(KnownBefore),
        Candidates = StoreJson.ReadCandidates(Candidates),
        CreatedAt = StoreTime.Read(CreatedAt),
    };
}
