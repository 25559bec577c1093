using System.Globalization;
using System.Text.Json;
using CouplingTools.Engine.Mappings.Transformations;

namespace CouplingTools.Engine.Mappings.Catalog;

/// <summary>Reads transformation chains: an array of names, or of objects with the name as <c>kind</c> and the arguments beside it.</summary>
internal static class TransformReader
{
    public static IReadOnlyList<FieldTransformation> Read(MappingJson transform, string direction) =>
        [.. transform.Items(direction).Select(item => Step(item.Value, item.Path, transform.Problems)).OfType<FieldTransformation>()];

    private static FieldTransformation? Step(JsonElement item, string path, MappingProblems problems)
    {
        switch (item.ValueKind)
        {
            case JsonValueKind.String:
                return Checked(new FieldTransformation(item.GetString()!, new Dictionary<string, string>()), path, problems);
            case JsonValueKind.Object:
                return Read(new MappingJson(item, path, problems));
            default:
                problems.Add(path, "WrongType", "a text or an object");
                return null;
        }
    }

    private static FieldTransformation? Read(MappingJson json)
    {
        var kind = json.RequiredText("kind");
        var step = new FieldTransformation(
            kind,
            json.Keys.Where(key => key is not ("kind" or TransformationArguments.Table)).ToDictionary(key => key, key => Argument(json, key)))
        {
            Values = json.Object(TransformationArguments.Table) is { } table
                ? table.Keys.ToDictionary(key => key, key => Argument(table, key))
                : new Dictionary<string, string>(),
        };
        return kind.Length == 0 ? null : Checked(step, json.Path, json.Problems);
    }

    private static string Argument(MappingJson json, string key)
    {
        switch (json.Find(key))
        {
            case { ValueKind: JsonValueKind.String } text:
                return text.GetString()!;
            case { ValueKind: JsonValueKind.Number } number when number.TryGetDecimal(out var value):
                return value.ToString(CultureInfo.InvariantCulture);
            default:
                json.WrongType(key, "a text or a number");
                return string.Empty;
        }
    }

    private static FieldTransformation? Checked(FieldTransformation step, string path, MappingProblems problems)
    {
        if (TransformationKinds.Find(step.Kind) is not { } kind)
        {
            problems.AddUnknown(path, "UnknownTransformation", step.Kind, TransformationKinds.Names);
            return null;
        }

        problems.Name(path, step.Kind);
        var before = problems.Count;
        var given = step.Values.Count > 0 ? step.Arguments.Keys.Append(TransformationArguments.Table).ToList() : [.. step.Arguments.Keys];
        foreach (var missing in kind.Required.Except(given))
            problems.Add($"{path}.{missing}", "MissingValue", missing);
        foreach (var unknown in given.Except(kind.Required).Except(kind.Optional))
            problems.AddUnknown($"{path}.{unknown}", "UnknownKey", unknown, [.. kind.Required, .. kind.Optional]);
        return problems.Count == before && Builds(kind, step, path, problems) ? step : null;
    }

    private static bool Builds(TransformationKind kind, FieldTransformation step, string path, MappingProblems problems)
    {
        try
        {
            kind.Build(new TransformationArguments(step));
            return true;
        }
        catch (TransformationArgumentException exception)
        {
            problems.AddMessage($"{path}.{exception.Argument}", exception.Message);
            return false;
        }
    }
}
