using CouplingTools.Engine.Services;

namespace CouplingTools.Engine.Mappings.Compilation;

/// <summary>Finds the numbers of the Sales options that a mapping names by their labels.</summary>
internal static class OptionLabels
{
    /// <summary>The field mapping with numbers for its labels; a label that is none, or that several options share, is reported.</summary>
    public static FieldMapping Resolve(FieldMapping field, IReadOnlyList<FieldDescription> sales, string path, MappingProblems problems)
    {
        if (field.OptionLabels.Count == 0)
            return field;
        var options = new Dictionary<string, int>(field.Options, StringComparer.OrdinalIgnoreCase);
        foreach (var (code, label) in field.OptionLabels)
        {
            var legal = sales[0].Options;
            var named = legal.Where(option => string.Equals(option.Value.Trim(), label, StringComparison.OrdinalIgnoreCase)).ToList();
            if (named is [var option] && int.TryParse(option.Key, out var number))
                options.Add(code, number);
            else
                problems.Add($"{path}.options['{code}']", named.Count > 1 ? "OptionLabelShared" : "OptionLabelUnknown", label, Text(legal), sales[0].Name);
        }

        return field with { Options = options };
    }

    /// <summary>The legal options, for people.</summary>
    public static string Text(IReadOnlyDictionary<string, string> legal) =>
        legal.Count == 0 ? "-" : string.Join(", ", legal.Select(option => $"{option.Key} = '{option.Value}'"));
}
