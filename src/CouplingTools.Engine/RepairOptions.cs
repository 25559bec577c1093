namespace CouplingTools.Engine;

/// <summary>What to do about findings; what is not named is only reported.</summary>
public sealed record RepairOptions
{
    /// <summary>The mapping of inputs that name none; all mappings where there are no inputs.</summary>
    public string? Mapping { get; init; }

    /// <summary>The findings whose couplings are removed.</summary>
    public IReadOnlyCollection<CouplingFindingKind> Remove { get; init; } = [];

    /// <summary>The findings whose deleted record is created again.</summary>
    public IReadOnlyCollection<CouplingFindingKind> Restore { get; init; } = [];

    /// <summary>The findings whose surviving record is deleted.</summary>
    public IReadOnlyCollection<CouplingFindingKind> Delete { get; init; } = [];

    /// <summary>Deletes nothing at all when records of more than this percentage of the couplings would be.</summary>
    public int MaxChangePercent { get; init; }

    /// <summary>Goes on although a side has none of the coupled records.</summary>
    public bool AllowEmptySide { get; init; }

    /// <summary>Writes nothing, neither to a service nor to the store.</summary>
    public bool Preview { get; init; }
}
