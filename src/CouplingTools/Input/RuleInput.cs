using System.Collections;
using System.Management.Automation;
using CouplingTools.Engine;
using CouplingTools.Output;

namespace CouplingTools.Input;

/// <summary>Reads what is passed to <c>-Rule</c>: names of fields, or hashtables with <c>Field</c> and how it is compared.</summary>
internal static class RuleInput
{
    private static readonly string[] s_keys = ["Field", "Priority", "CaseSensitive", "Normalizer", "Similarity", "Optional", "Suggest"];

    /// <exception cref="CouplingException"><c>RuleNotUnderstood</c>.</exception>
    public static IReadOnlyList<MatchCriterion> Of(IEnumerable<object> rules) => [.. rules.Select(InputValue.Unwrap).Select(Criterion)];

    private static MatchCriterion Criterion(object? rule) => rule switch
    {
        string name when !string.IsNullOrWhiteSpace(name) => new MatchCriterion(name.Trim()),
        FieldMapping field => new MatchCriterion(field.Name),
        IDictionary values => Of(values.Keys.Cast<object>().ToDictionary(key => key.ToString()!, key => InputValue.Unwrap(values[key]), StringComparer.OrdinalIgnoreCase), rule),
        PSObject row => Of(row.Properties.ToDictionary(property => property.Name, property => InputValue.Unwrap(property.Value), StringComparer.OrdinalIgnoreCase), rule),
        _ => throw NotUnderstood(rule),
    };

    private static MatchCriterion Of(Dictionary<string, object?> values, object rule)
    {
        if (InputValue.AsText(values.GetValueOrDefault("Field")) is not { } name || values.Keys.Except(s_keys, StringComparer.OrdinalIgnoreCase).Any())
            throw NotUnderstood(rule);
        var criterion = new MatchCriterion(name, Integer(values, "Priority", rule) ?? 1);
        return values.Keys.All(key => key.ToUpperInvariant() is "FIELD" or "PRIORITY") ? criterion : criterion with
        {
            Match = new FieldMatch(criterion.Priority)
            {
                CaseSensitive = LanguagePrimitives.IsTrue(values.GetValueOrDefault("CaseSensitive")),
                Normalizers = Texts(values.GetValueOrDefault("Normalizer")),
                Similarity = Integer(values, "Similarity", rule) is not (< 1 or > 100) and var similarity ? similarity : throw NotUnderstood(rule),
                Optional = LanguagePrimitives.IsTrue(values.GetValueOrDefault("Optional")),
                Suggests = LanguagePrimitives.IsTrue(values.GetValueOrDefault("Suggest")),
            },
        };
    }

    private static int? Integer(Dictionary<string, object?> values, string key, object rule)
    {
        if (values.GetValueOrDefault(key) is not { } value)
            return null;
        return LanguagePrimitives.TryConvertTo<int>(value, out var number) ? number : throw NotUnderstood(rule);
    }

    private static IReadOnlyList<string> Texts(object? value) => value switch
    {
        null => [],
        IEnumerable several and not string => [.. several.Cast<object?>().Select(InputValue.AsText).OfType<string>()],
        _ => InputValue.AsText(value) is { } text ? [text] : [],
    };

    private static CouplingException NotUnderstood(object? rule) => CmdletText.Exception("RuleNotUnderstood", TextOf(rule), string.Join(", ", s_keys));

    /// <summary>The rule as it was typed, because the name of its type says nothing.</summary>
    private static string TextOf(object? rule) => rule is IDictionary values
        ? $"@{{ {string.Join("; ", values.Cast<DictionaryEntry>().Select(pair => $"{pair.Key} = {FieldText.Quoted(InputValue.Unwrap(pair.Value))}"))} }}"
        : FieldText.Quoted(rule);
}
