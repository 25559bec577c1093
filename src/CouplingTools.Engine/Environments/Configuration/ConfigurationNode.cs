using System.Globalization;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Configuration.EnvironmentVariables;

namespace CouplingTools.Engine.Environments.Configuration;

/// <summary>One object of a configuration. Remembers which keys were asked for, so that the others can be reported.</summary>
internal sealed class ConfigurationNode(IConfigurationRoot root, IConfiguration section, string path, ConfigurationProblems problems)
{
    private readonly List<string> _known = [];

    public string Path => path;

    public ConfigurationProblems Problems => problems;

    public IEnumerable<string> Keys => section.GetChildren().Select(child => child.Key);

    public static string Join(string path, string key) =>
        key.Length > 0 && key.All(c => char.IsAsciiLetterOrDigit(c) || c == '_') ? $"{path}.{key}" : $"{path}['{key}']";

    public string PathOf(string key) => Join(path, key);

    /// <summary>Whether the key is given a value; a blank text is none.</summary>
    public bool Has(string key) => Inline(key) || Find(key).GetChildren().Any();

    /// <summary>A text; <see langword="null"/> when there is none or it is blank.</summary>
    public string? Text(string key)
    {
        var child = Find(key);
        if (child.GetChildren().Any())
            problems.Add(PlaceOf(key), "ConfigurationNotText");
        return string.IsNullOrWhiteSpace(child.Value) ? null : child.Value.Trim();
    }

    /// <summary>A whole number; <see langword="null"/> when there is none.</summary>
    public int? Number(string key, int least, int most)
    {
        if (Text(key) is not { } text)
            return null;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most)
            return number;
        problems.Add(PlaceOf(key), "ConfigurationNotNumber", text, least, most);
        return null;
    }

    public string? Required(string key)
    {
        var text = Text(key);
        if (text is null && !Find(key).GetChildren().Any())
            problems.Add(PathOf(key), "ConfigurationValueMissing", key);
        return text;
    }

    public ConfigurationNode? Object(string key)
    {
        var child = Find(key);
        if (!Has(key))
            return null;
        if (child.GetChildren().Any())
            return new ConfigurationNode(root, child, PathOf(key), problems);
        problems.Add(PlaceOf(key), "ConfigurationNotObject");
        return null;
    }

    /// <summary>The object of a key that is known to be there, blank or not.</summary>
    public ConfigurationNode Child(string key)
    {
        if (Inline(key))
            problems.Add(PlaceOf(key), "ConfigurationNotObject");
        return new ConfigurationNode(root, Find(key), PathOf(key), problems);
    }

    /// <summary>A text that comes from an environment variable.</summary>
    public string? FromVariable(string key) =>
        root.Providers.OfType<EnvironmentVariablesConfigurationProvider>().Any(provider => provider.TryGet(Full(key), out _)) ? Find(key).Value : null;

    /// <summary>Whether the key holds a text.</summary>
    public bool Inline(string key) => !string.IsNullOrEmpty(Find(key).Value);

    /// <summary>Reports the keys nobody asked for.</summary>
    public void Complete()
    {
        foreach (var key in Keys.Where(key => !_known.Contains(key, StringComparer.OrdinalIgnoreCase)))
            problems.AddUnknown(PlaceOf(key), key, _known);
    }

    /// <summary>Where a value comes from: its path in the file, or the environment variable.</summary>
    public string PlaceOf(string key) =>
        IsOverridden(key) ? CouplingConfiguration.VariablePrefix + Full(key).Replace(":", "__", StringComparison.Ordinal) : PathOf(key);

    private bool IsOverridden(string key) => root.Providers.Reverse().FirstOrDefault(provider =>
        provider.TryGet(Full(key), out _) || provider.GetChildKeys([], Full(key)).Any()) is EnvironmentVariablesConfigurationProvider;

    private string Full(string key) => section is IConfigurationSection own ? $"{own.Path}:{key}" : key;

    private IConfigurationSection Find(string key)
    {
        _known.Add(key);
        return section.GetSection(key);
    }
}
