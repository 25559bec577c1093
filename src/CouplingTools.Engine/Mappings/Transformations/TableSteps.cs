namespace CouplingTools.Engine.Mappings.Transformations;

/// <summary>The transformations that look a text up in a table; case and blanks around it make no difference.</summary>
internal static class TableSteps
{
    public static Func<string, string?> Lookup(TransformationArguments arguments) => Resolve(arguments, TableOf(arguments), _ => null);

    public static Func<string, string?> CountryToIso(TransformationArguments arguments)
    {
        var inThreeLetters = arguments.Choice("form", "alpha2", "alpha3") == "alpha3";
        return Resolve(arguments, TableOf(arguments), text => Countries.Find(text) is { } country ? inThreeLetters ? country.Alpha3 : country.Alpha2 : null);
    }

    public static Func<string, string?> IsoToCountry(TransformationArguments arguments)
    {
        var language = arguments.Choice("language", [.. Countries.Languages]);
        return Resolve(arguments, TableOf(arguments), text => Countries.FindCode(text)?.NameIn(language));
    }

    private static Dictionary<string, string> TableOf(TransformationArguments arguments)
    {
        var table = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (key, value) in arguments.Values)
        {
            if (!table.TryAdd(key.Trim(), value))
                throw TransformationArguments.Wrong(TransformationArguments.Table, "DuplicateKey", key);
        }

        return table;
    }

    private static Func<string, string?> Resolve(TransformationArguments arguments, Dictionary<string, string> table, Func<string, string?> find)
    {
        var otherwise = arguments.Choice("otherwise", "keep", "clear", "fail");
        return text => table.TryGetValue(text.Trim(), out var value) ? value : find(text) ?? otherwise switch
        {
            "keep" => text,
            "clear" => string.Empty,
            _ => null,
        };
    }
}
