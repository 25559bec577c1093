using CouplingTools.Sandbox.Schema;
using Microsoft.OData.UriParser;

namespace CouplingTools.Sandbox.Query;

/// <summary>A condition in SQL over the table named t, with parameters @0, @1, ....</summary>
internal sealed record SqlCondition(string Text, IReadOnlyList<object?> Parameters);

/// <summary>A column rows are ordered by.</summary>
internal sealed record SortKey(ColumnSchema Column, bool Descending);

/// <summary>A navigation property to be expanded, and what to read there.</summary>
internal sealed record Expansion(NavigationSchema Navigation, ReadPlan Plan);

/// <summary>What to read of a table.</summary>
internal sealed record ReadPlan(TableSchema Table)
{
    /// <summary>Which rows; null for all.</summary>
    public SqlCondition? Filter { get; init; }

    /// <summary>The filter as it was parsed; null for none.</summary>
    public SingleValueNode? FilterExpression { get; init; }

    /// <summary>Order, the key always last, so that it is total.</summary>
    public IReadOnlyList<SortKey> Order { get; init; } = [];

    /// <summary>Columns to show; null for all that can be read.</summary>
    public IReadOnlyList<ColumnSchema>? Select { get; init; }

    /// <summary>Navigation properties to show.</summary>
    public IReadOnlyList<Expansion> Expand { get; init; } = [];

    /// <summary>$top.</summary>
    public long? Top { get; init; }

    /// <summary>$skip.</summary>
    public long Skip { get; init; }

    /// <summary>$count.</summary>
    public bool Count { get; init; }

    /// <summary>Columns to show.</summary>
    public IEnumerable<ColumnSchema> Shown => Select ?? Table.Columns.Where(c => c.CanRead);

    /// <summary>A plan for all rows and columns.</summary>
    public static ReadPlan All(TableSchema table) => new(table) { Order = [KeyOf(table)] };

    /// <summary>The key of a table as the last sort key.</summary>
    public static SortKey KeyOf(TableSchema table) => new(table.Column(table.Key)!, false);
}
