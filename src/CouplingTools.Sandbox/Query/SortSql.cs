using CouplingTools.Sandbox.Storage;

namespace CouplingTools.Sandbox.Query;

/// <summary>ORDER BY of a plan, and the condition that continues after a row. Blank (null) sorts before every value.</summary>
internal static class SortSql
{
    public static string OrderBy(IReadOnlyList<SortKey> keys) =>
        string.Join(", ", keys.Select(k => $"t.\"{k.Column.Name}\"{(k.Descending ? " DESC" : string.Empty)}"));

    /// <summary>The condition for rows after the row with these values, one for each key, its parameters added to the list.</summary>
    public static string After(IReadOnlyList<SortKey> keys, IReadOnlyList<object?> values, List<object?> parameters)
    {
        var alternatives = new List<string>();
        var equal = new List<string>();
        for (var i = 0; i < keys.Count; i++)
        {
            parameters.Add(values[i]);
            var (name, parameter) = ($"t.\"{keys[i].Column.Name}\"", $"@{parameters.Count - 1}");
            if (Beyond(keys[i], values[i], name, parameter) is { } beyond)
                alternatives.Add(string.Join(" AND ", [.. equal, beyond]));
            equal.Add($"{name} IS {parameter}");
        }
        if (alternatives.Count == 0)
            return "0";
        var any = $"({string.Join(" OR ", alternatives.Select(a => $"({a})"))})";
        return keys[0].Descending || values[0] is null ? any : $"t.\"{keys[0].Column.Name}\" >= @{parameters.Count - keys.Count} AND {any}";
    }

    private static string? Beyond(SortKey key, object? value, string name, string parameter) => (key.Descending, value) switch
    {
        (false, null) => $"{name} IS NOT NULL",
        (false, _) => $"{name} > {parameter}",
        (true, null) => null,
        (true, _) => $"({name} < {parameter} OR {name} IS NULL)",
    };
}
