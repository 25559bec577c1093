using System.Text.Json;

namespace CouplingTools.Engine.Mappings.Catalog;

/// <summary>Reads the values of a <see cref="MappingJson"/>; a value of the wrong type is reported and stands for none.</summary>
internal static class JsonValues
{
    public static string? Text(this MappingJson json, string key) => json.Find(key) is { } value ? TextOf(json, key, value) : null;

    public static string RequiredText(this MappingJson json, string key) =>
        (json.Require(key) is { } value ? TextOf(json, key, value) : null) ?? string.Empty;

    public static int? Integer(this MappingJson json, string key)
    {
        if (json.Find(key) is not { } value)
            return null;
        if (value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number))
            return number;
        json.WrongType(key, "an integer");
        return null;
    }

    public static decimal? Number(this MappingJson json, string key)
    {
        if (json.Find(key) is not { } value)
            return null;
        if (value.ValueKind == JsonValueKind.Number && value.TryGetDecimal(out var number))
            return number;
        json.WrongType(key, "a number");
        return null;
    }

    /// <summary>One integer, or an array of them.</summary>
    public static IReadOnlyList<int> Integers(this MappingJson json, string key) => json.Find(key) switch
    {
        null => [],
        { ValueKind: JsonValueKind.Array } array when array.EnumerateArray().All(item => item.ValueKind == JsonValueKind.Number && item.TryGetInt32(out _)) =>
            [.. array.EnumerateArray().Select(item => item.GetInt32())],
        { ValueKind: JsonValueKind.Array } => Wrong<IReadOnlyList<int>>(json, key, "an integer or an array of integers") ?? [],
        _ => json.Integer(key) is { } number ? [number] : [],
    };

    public static bool Flag(this MappingJson json, string key)
    {
        if (json.Find(key) is not { } value)
            return false;
        if (value.ValueKind is JsonValueKind.True or JsonValueKind.False)
            return value.GetBoolean();
        json.WrongType(key, "true or false");
        return false;
    }

    /// <summary>A member of an enumeration in camel case.</summary>
    public static T? Choice<T>(this MappingJson json, string key)
        where T : struct, Enum
    {
        if (json.Text(key) is not { } text)
            return null;
        var legal = Enum.GetNames<T>().Select(JsonNamingPolicy.CamelCase.ConvertName).ToList();
        if (legal.Contains(text, StringComparer.OrdinalIgnoreCase))
            return Enum.Parse<T>(text, ignoreCase: true);
        json.Problems.AddUnknown(json.PathOf(key), "UnknownChoice", text, legal);
        return null;
    }

    /// <summary>One text, or an array of them.</summary>
    public static IReadOnlyList<string> Texts(this MappingJson json, string key) => json.Find(key) switch
    {
        null => [],
        { ValueKind: JsonValueKind.String } => json.Text(key) is { } text ? [text] : [],
        { ValueKind: JsonValueKind.Array } array when array.EnumerateArray().All(item => !string.IsNullOrWhiteSpace(StringOf(item))) =>
            [.. array.EnumerateArray().Select(item => item.GetString()!)],
        _ => Wrong<IReadOnlyList<string>>(json, key, "a text or an array of texts") ?? [],
    };

    public static MappingJson? Object(this MappingJson json, string key) => json.Find(key) switch
    {
        null => null,
        { ValueKind: JsonValueKind.Object } value => new MappingJson(value, json.PathOf(key), json.Problems),
        _ => Wrong<MappingJson>(json, key, "an object"),
    };

    public static IReadOnlyList<(JsonElement Value, string Path)> Items(this MappingJson json, string key) => json.Find(key) switch
    {
        null => [],
        { ValueKind: JsonValueKind.Array } array => [.. array.EnumerateArray().Select((item, index) => (item, $"{json.PathOf(key)}[{index}]"))],
        _ => Wrong<IReadOnlyList<(JsonElement, string)>>(json, key, "an array") ?? [],
    };

    /// <summary>A text, number or truth value.</summary>
    public static object? Scalar(this MappingJson json, string key) => json.Find(key) switch
    {
        null => null,
        { ValueKind: JsonValueKind.String } value => value.GetString(),
        { ValueKind: JsonValueKind.Number } value when value.TryGetDecimal(out var number) => number,
        { ValueKind: JsonValueKind.True or JsonValueKind.False } value => value.GetBoolean(),
        _ => Wrong<object>(json, key, "a text, a number, true or false"),
    };

    private static string? TextOf(MappingJson json, string key, JsonElement value)
    {
        var text = StringOf(value);
        if (string.IsNullOrWhiteSpace(text))
            json.WrongType(key, "a text that is not blank");
        return string.IsNullOrWhiteSpace(text) ? null : text;
    }

    private static string? StringOf(JsonElement value) => value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static T? Wrong<T>(MappingJson json, string key, string expected)
        where T : class
    {
        json.WrongType(key, expected);
        return null;
    }
}
