using System.Text.Json;
using CouplingTools.Engine.Mappings.Conditions;

namespace CouplingTools.Engine.Mappings.Catalog;

/// <summary>Reads what new records of a table start with: one set of values, or several with conditions.</summary>
internal static class DefaultsReader
{
    private const string Key = "defaults";

    public static IReadOnlyDictionary<string, object?> Always(MappingJson table) =>
        table.Find(Key) is { ValueKind: JsonValueKind.Array } ? Values(null) : Values(table.Object(Key));

    public static IReadOnlyList<ConditionalDefaults> Conditional(MappingJson table) =>
        table.Find(Key) is { ValueKind: JsonValueKind.Array }
            ? [.. table.Items(Key).Select(item => Read(item.Value, item.Path, table.Problems)).OfType<ConditionalDefaults>()]
            : [];

    private static ConditionalDefaults? Read(JsonElement item, string path, MappingProblems problems)
    {
        if (item.ValueKind != JsonValueKind.Object)
        {
            problems.Add(path, "WrongType", "an object");
            return null;
        }

        var json = new MappingJson(item, path, problems);
        json.Require("set");
        var conditional = new ConditionalDefaults(json.Text("when"), Values(json.Object("set")));
        json.Complete();
        CheckCondition(json, conditional.When);
        return conditional;
    }

    private static void CheckCondition(MappingJson json, string? when)
    {
        try
        {
            if (when is not null)
                ConditionParser.Parse(when);
        }
        catch (ConditionException exception)
        {
            json.Problems.AddMessage(json.PathOf("when"), exception.Message);
        }
    }

    private static Dictionary<string, object?> Values(MappingJson? json) =>
        json is null ? [] : json.Keys.Where(json.Has).ToDictionary(key => key, json.Scalar);
}
