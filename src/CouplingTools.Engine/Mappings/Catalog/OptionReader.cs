using System.Text.Json;

namespace CouplingTools.Engine.Mappings.Catalog;

/// <summary>Reads the options of a field: for each Business Central code the number of the Sales option, or its label.</summary>
internal static class OptionReader
{
    public static (IReadOnlyDictionary<string, int> Numbers, IReadOnlyDictionary<string, string> Labels) Read(MappingJson field)
    {
        var numbers = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        var labels = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        if (field.Object("options") is not { } json)
            return (numbers, labels);

        foreach (var code in json.Keys)
        {
            var isNew = !numbers.ContainsKey(code.Trim()) && !labels.ContainsKey(code.Trim());
            if (!isNew)
                json.Problems.Add(json.PathOf(code), "DuplicateKey", code);
            else if (json.Find(code) is { ValueKind: JsonValueKind.Number } value && value.TryGetInt32(out var number))
                numbers.Add(code.Trim(), number);
            else if (json.Find(code) is { ValueKind: JsonValueKind.String } label && !string.IsNullOrWhiteSpace(label.GetString()))
                labels.Add(code.Trim(), label.GetString()!.Trim());
            else
                json.WrongType(code, "an integer or a label");
        }

        return (numbers, labels);
    }
}
