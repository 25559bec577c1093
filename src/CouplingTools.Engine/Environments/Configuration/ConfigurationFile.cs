using System.Text.Json;

namespace CouplingTools.Engine.Environments.Configuration;

/// <summary>
/// Checks what gets lost when a file is merged with environment variables: that it is JSON, that no key stands twice, and
/// that it holds objects and texts only, and numbers where they are meant.
/// </summary>
internal static class ConfigurationFile
{
    private static readonly string[] s_numbers = ["retentionDays", "suspendAfter", "updateAttempts"];

    /// <summary>The text of a file that passes.</summary>
    /// <exception cref="CouplingException"><c>ConfigurationInvalid</c>, <c>ConfigurationUnreadable</c>.</exception>
    public static string Read(string path)
    {
        var problems = new ConfigurationProblems(path);
        var text = Content(path);
        if (string.IsNullOrWhiteSpace(text))
            problems.Add("$", "ConfigurationBlank");
        else
            Check(text, problems);
        problems.ThrowIfAny();
        return text;
    }

    private static string Content(string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw ErrorText.Exception("ConfigurationUnreadable", ErrorClass.Configuration, path, failure.Message);
        }
    }

    private static void Check(string text, ConfigurationProblems problems)
    {
        try
        {
            using var document = WellFormedJson.Parse(text);
            if (document.RootElement.ValueKind == JsonValueKind.Object)
                Check(document.RootElement, "$", problems);
            else
                problems.Add("$", "ConfigurationNotObject");
        }
        catch (JsonException failure)
        {
            problems.Add("$", "ConfigurationNotJson", failure.Message);
        }
    }

    private static void Check(JsonElement element, string place, ConfigurationProblems problems)
    {
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var property in element.EnumerateObject())
        {
            var path = ConfigurationNode.Join(place, property.Name);
            if (!seen.Add(property.Name))
                problems.Add(path, "ConfigurationKeyTwice", property.Name);
            if (property.Value.ValueKind == JsonValueKind.Object)
                Check(property.Value, path, problems);
            else if (property.Value.ValueKind == JsonValueKind.Number && s_numbers.Contains(property.Name, StringComparer.OrdinalIgnoreCase))
                continue;
            else if (property.Value.ValueKind is not (JsonValueKind.String or JsonValueKind.Null))
                problems.Add(path, "ConfigurationNotText");
        }
    }
}
