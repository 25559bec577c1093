using CouplingTools.Sandbox.Schema;
using CouplingTools.Sandbox.Storage;

namespace CouplingTools.Sandbox.BusinessCentral;

/// <summary>Business Central knows no null: every field has a blank value of its type.</summary>
internal static class BlankRows
{
    /// <summary>The blank date and time.</summary>
    public static DateTimeOffset BlankTime { get; } = new(1, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>A row whose fields are all blank.</summary>
    public static Row New(TableSchema table)
    {
        var row = new Row(table);
        for (var i = 0; i < table.Columns.Count; i++)
            row[i] = Blank(table.Columns[i]);
        return row;
    }

    /// <summary>The blank value of a column; of an enumeration its first member.</summary>
    public static object Blank(ColumnSchema column) => column.Type switch
    {
        ColumnType.Guid => Guid.Empty,
        ColumnType.Int => 0,
        ColumnType.Long => 0L,
        ColumnType.Decimal => 0m,
        ColumnType.Bool => false,
        ColumnType.Date => DateOnly.MinValue,
        ColumnType.DateTime => BlankTime,
        ColumnType.Enum => SchemaFiles.BusinessCentral.Enums.First(e => e.Name == column.Enum).Members[0].Name,
        _ => string.Empty,
    };
}
