using System.Text.Json;
using CouplingTools.Sandbox.Schema;
using CouplingTools.Sandbox.Storage;

namespace CouplingTools.Sandbox.Dataverse.Rows;

/// <summary>Rows with the defaults of the metadata.</summary>
internal static class NewRow
{
    /// <summary>A row of the table whose columns hold their defaults.</summary>
    public static Row Of(TableSchema table)
    {
        var row = new Row(table);
        for (var i = 0; i < table.Columns.Count; i++)
        {
            if (table.Columns[i].Default is { } value)
            {
                row[i] = value.ValueKind == JsonValueKind.Number ? value.GetInt32() : value.GetBoolean();
            }
        }

        return row;
    }
}
