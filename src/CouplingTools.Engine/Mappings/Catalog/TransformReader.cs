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
                var json = new MappingJson(item, path, problems);
                var kind = json.RequiredText("kind");
                var arguments = json.Keys.Where(key => key != "kind").ToDictionary(key => key, key => Argument(json, key));
                return kind.Length == 0 ? null : Checked(new FieldTransformation(kind, arguments), path, problems);
            default:
                problems.Add(path, "WrongType", "a text or an object");
                return null;
        }
    }

    private static string Argument(MappingJson json, string key) =>
        json.Find(key) is { ValueKind: JsonValueKind.String } text ? text.GetString()! : json.Integer(key)?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? string.Empty;

    private static FieldTransformation? Checked(FieldTransformation step, string path, MappingProblems problems)
    {
        if (TransformationKinds.Find(step.Kind) is not { } kind)
        {
            problems.AddUnknown(path, "UnknownTransformation", step.Kind, TransformationKinds.Names);
            return null;
        }

        var before = problems.All.Count;
        foreach (var missing in kind.Required.Where(name => !step.Arguments.ContainsKey(name)))
            problems.Add($"{path}.{missing}", "MissingValue", missing);
        foreach (var unknown in step.Arguments.Keys.Except(kind.Required).Except(kind.Optional))
            problems.AddUnknown($"{path}.{unknown}", "UnknownKey", unknown, [.. kind.Required, .. kind.Optional]);
        return problems.All.Count == before && Builds(kind, step, path, problems) ? step : null;
    }

    private static bool Builds(TransformationKind kind, FieldTransformation step, string path, MappingProblems problems)
    {
        try
        {
            kind.Build(step.Arguments);
            return true;
        }
        catch (Exception exception) when (exception is ArgumentException or FormatException or OverflowException)
        {
            problems.Add(path, "TransformationArgument", step.Kind, exception.Message);
            return false;
        }
    }
}
