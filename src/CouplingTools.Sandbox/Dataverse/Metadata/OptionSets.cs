using System.Text.Json.Nodes;
using CouplingTools.Sandbox.Schema;

namespace CouplingTools.Sandbox.Dataverse.Metadata;

/// <summary>The choices of a column as JSON.</summary>
internal static class OptionSets
{
    /// <summary>The option set of a choice, state, status or Boolean column; null for others.</summary>
    public static JsonObject? Of(TableSchema table, ColumnSchema column) => column switch
    {
        { Kind: "Boolean" } => new JsonObject
        {
            ["MetadataId"] = Id(table, column),
            ["OptionSetType"] = "Boolean",
            ["TrueOption"] = Option(1, "Yes"),
            ["FalseOption"] = Option(0, "No"),
        },
        { Options: { } options } => new JsonObject
        {
            ["MetadataId"] = Id(table, column),
            ["Name"] = $"{table.Entity}_{column.Name}",
            ["IsGlobal"] = false,
            ["OptionSetType"] = column.Kind,
            ["Options"] = new JsonArray([.. options.OrderBy(option => option.Key).Select(option => Option(table, column, option))]),
        },
        _ => null,
    };

    private static Guid Id(TableSchema table, ColumnSchema column) => MetadataId.Of($"{table.Entity}.{column.Name}/options");

    private static JsonObject Option(TableSchema table, ColumnSchema column, KeyValuePair<int, string> option)
    {
        var json = Option(option.Key, option.Value);
        if (column.Kind == "Status")
        {
            json["State"] = Tables.StatusStates(table)[option.Key];
        }
        else if (column.Kind == "State")
        {
            json["DefaultStatus"] = Tables.StatusStates(table).First(pair => pair.Value == option.Key).Key;
            json["InvariantName"] = option.Value;
        }

        return json;
    }

    private static JsonObject Option(int value, string label) => new() { ["Value"] = value, ["Label"] = MetadataJson.Label(label), ["IsManaged"] = true };
}
