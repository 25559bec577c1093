namespace CouplingTools;

/// <summary>A named pair of tables and how their records correspond.</summary>
public sealed record RecordMapping
{
    /// <summary>The mapping's name, unique without regard to case.</summary>
    public required string Name { get; init; }

    /// <summary>What the mapping is for, in a sentence.</summary>
    public string? Description { get; init; }

    /// <summary>The directions the mapping allows.</summary>
    public SyncDirection Direction { get; init; } = SyncDirection.Bidirectional;

    /// <summary>The Business Central table.</summary>
    public required MappingTable BusinessCentral { get; init; }

    /// <summary>The Sales table.</summary>
    public required MappingTable Sales { get; init; }

    /// <summary>The mapped fields, in the order they are written.</summary>
    public required IReadOnlyList<FieldMapping> Fields { get; init; }

    /// <summary>What happens to uncoupled records unless the call says otherwise.</summary>
    public UncoupledPolicy IfNotCoupled { get; init; } = UncoupledPolicy.Skip;

    /// <summary>What happens to conflicts unless the call says otherwise.</summary>
    public ConflictPolicy OnConflict { get; init; } = ConflictPolicy.Hold;

    /// <summary>What happens to couplings with a deleted record unless the call says otherwise.</summary>
    public DeletedPolicy OnDeleted { get; init; } = DeletedPolicy.Hold;

    /// <summary>After how many identical failures a coupling is suspended, 0 for never; as the environment says unless given.</summary>
    public int? SuspendAfter { get; init; }

    /// <summary>
    /// The Business Central field in which a new record carries the id of its creation, so that it is found for certain where the answer
    /// was lost; nothing where the table has none to spare.
    /// </summary>
    public string? Correlation { get; init; }

    /// <summary>What happens to texts that are longer than the field they go to, where the field mapping does not say.</summary>
    public TruncationPolicy Truncation { get; init; } = TruncationPolicy.Error;

    /// <summary>The mappings whose records must be coupled before this one's.</summary>
    public IReadOnlyList<string> DependsOn { get; init; } = [];

    /// <summary>The file the mapping was read from.</summary>
    public string? Path { get; init; }

    /// <summary>The table of one side.</summary>
    /// <param name="side">The side.</param>
    public MappingTable Table(Side side) => side == Side.BusinessCentral ? BusinessCentral : Sales;

    /// <inheritdoc/>
    public override string ToString() => Name;
}
