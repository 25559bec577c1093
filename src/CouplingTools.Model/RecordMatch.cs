namespace CouplingTools;

/// <summary>What matching found for one record. A match that is decided names both records and can be coupled as it is.</summary>
public sealed record RecordMatch
{
    /// <summary>Why the record was or was not matched.</summary>
    public required MatchReason Reason { get; init; }

    /// <summary>The mapping.</summary>
    public required string Mapping { get; init; }

    /// <summary>The side of the record that a partner was looked for.</summary>
    public Side Side { get; init; }

    /// <summary>The Business Central record's number, where the record is known.</summary>
    public string? Number { get; init; }

    /// <summary>The Business Central record's name, where the record is known.</summary>
    public string? Name { get; init; }

    /// <summary>The Sales record's name, where the record is known.</summary>
    public string? SalesName { get; init; }

    /// <summary>How well the two match, up to 100; nothing where no partner is decided on.</summary>
    public int? Score { get; init; }

    /// <summary>The fields of the rule that decided.</summary>
    public string? Rule { get; init; }

    /// <summary>The Business Central record's id; nothing while no partner is decided on for a Sales record.</summary>
    public Guid? BusinessCentralId { get; init; }

    /// <summary>The Sales record's id; nothing while no partner is decided on for a Business Central record.</summary>
    public Guid? SalesId { get; init; }

    /// <summary>The records of the other side that match, best first; the ten best where there are more.</summary>
    public MatchCandidateList Candidates { get; init; } = MatchCandidateList.None;

    /// <summary>The reason in a sentence.</summary>
    public string? Message { get; init; }

    /// <inheritdoc/>
    public override string ToString() => $"{Mapping} {Number ?? Name ?? SalesName}: {Reason}";
}
