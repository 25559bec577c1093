namespace CouplingTools.Sandbox.Storage;

/// <summary>Parts of a SELECT over one table, named t: conditions (SQL with parameters @0, @1, ...), order, limits.</summary>
internal sealed record SqlQuery(string? Where, IReadOnlyList<object?> Parameters, string? OrderBy, int? Limit, long Offset = 0)
{
    /// <summary>Positions of the columns to read; the others stay null. All columns where it is null.</summary>
    public IReadOnlyList<int>? Columns { get; init; }

    /// <summary>All rows.</summary>
    public static SqlQuery All { get; } = new(null, [], null, null);
}
