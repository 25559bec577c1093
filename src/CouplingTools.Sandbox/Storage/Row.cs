using CouplingTools.Sandbox.Schema;

namespace CouplingTools.Sandbox.Storage;

/// <summary>
/// One row of a table. Values are <see cref="string"/> (text, code, enumeration), <see cref="Guid"/> (guid, lookup), <see cref="int"/> (int, option),
/// <see cref="long"/>, <see cref="decimal"/>, <see cref="double"/>, <see cref="bool"/>, <see cref="DateOnly"/>, <see cref="DateTimeOffset"/> or null.
/// </summary>
internal sealed class Row(TableSchema table)
{
    private readonly object?[] _values = new object?[table.Columns.Count];

    /// <summary>The table.</summary>
    public TableSchema Table { get; } = table;

    /// <summary>The row version; set by the session when the row is written.</summary>
    public long Version { get; set; }

    /// <summary>The key.</summary>
    public Guid Id
    {
        get => (Guid)this[Table.Key]!;
        set => this[Table.Key] = value;
    }

    /// <summary>A value by column name.</summary>
    public object? this[string column]
    {
        get => _values[Table.Ordinal(column)];
        set => _values[Table.Ordinal(column)] = value;
    }

    /// <summary>A value by position of its column.</summary>
    public object? this[int ordinal]
    {
        get => _values[ordinal];
        set => _values[ordinal] = value;
    }

    /// <summary>A text value; blank where it is null.</summary>
    public string Text(string column) => (string?)this[column] ?? string.Empty;

    /// <summary>A copy that can be changed without changing this row.</summary>
    public Row Copy()
    {
        var copy = new Row(Table) { Version = Version };
        _values.CopyTo(copy._values, 0);
        return copy;
    }
}
