namespace CouplingTools.Sandbox.Schema;

/// <summary>A navigation property: rows of <see cref="Table"/> whose <see cref="TargetColumn"/> equals this row's <see cref="Column"/>.</summary>
internal sealed record NavigationSchema
{
    /// <summary>Name on the wire.</summary>
    public required string Name { get; init; }

    /// <summary>Set name of the table it leads to.</summary>
    public required string Table { get; init; }

    /// <summary>Column of this table.</summary>
    public required string Column { get; init; }

    /// <summary>Column of the table it leads to.</summary>
    public required string TargetColumn { get; init; }

    /// <summary>True: leads to any number of rows.</summary>
    public bool Collection { get; init; }
}
