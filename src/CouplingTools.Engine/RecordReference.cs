namespace CouplingTools.Engine;

/// <summary>
/// What a user gave to name a record: ids of either or both sides, an id whose side is not known, or a number.
/// At least one of them is set.
/// </summary>
public sealed record RecordReference
{
    /// <summary>The mapping the input itself names.</summary>
    public string? Mapping { get; init; }

    /// <summary>The Business Central company that a coupling given as the input belongs to.</summary>
    public string? Company { get; init; }

    /// <summary>The Business Central record's id.</summary>
    public Guid? BusinessCentralId { get; init; }

    /// <summary>The Sales record's id.</summary>
    public Guid? SalesId { get; init; }

    /// <summary>An id of a record on one side or the other.</summary>
    public Guid? Id { get; init; }

    /// <summary>The number of the Business Central record or, failing that, of the Sales record.</summary>
    public string? Number { get; init; }

    /// <summary>The name of the Sales record, where a name is asked for.</summary>
    public string? SalesName { get; init; }

    /// <summary>The mapped fields that are meant, where an input names some.</summary>
    public IReadOnlyList<string>? Fields { get; init; }

    /// <summary>The candidates of an input whose partner a person has to decide on; until then none is created for it.</summary>
    public string? Undecided { get; init; }

    /// <summary>Whether the input stands for a coupling of both records, and for nothing once somebody has removed it.</summary>
    internal bool IsCoupling { get; init; }

    /// <summary>The input as the user gave it, for error records.</summary>
    public object? Source { get; init; }

    /// <summary>Why the input does not say which record is meant; it then ends with this as its result.</summary>
    public CouplingException? Problem { get; init; }

    /// <summary>The number or name that the input itself says its record has; nothing is looked for by it.</summary>
    public string? Label { get; init; }

    /// <summary>How messages name the input.</summary>
    public override string ToString() =>
        Number ?? SalesName ?? Label ?? (BusinessCentralId ?? SalesId ?? Id)?.ToString() ?? Source?.ToString() ?? string.Empty;
}
