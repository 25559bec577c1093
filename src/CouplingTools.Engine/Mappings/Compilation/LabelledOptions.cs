using System.Globalization;
using CouplingTools.Engine.Mappings.Codecs;
using CouplingTools.Engine.Services;

namespace CouplingTools.Engine.Mappings.Compilation;

/// <summary>Adds the labels of a Sales column to the codes that a mapping lists, so that a record whose code is the label needs no entry.</summary>
internal static class LabelledOptions
{
    /// <summary>The field mapping; with the labels as further codes where the codes are those of a table.</summary>
    public static FieldMapping Of(FieldMapping field, TableDescription sales)
    {
        if (field is not { Codec: CodecNames.Option, Lookup: not null, Sales: [var name] } || !sales.Fields.TryGetValue(name, out var column))
            return field;
        var options = new Dictionary<string, int>(field.Options, StringComparer.OrdinalIgnoreCase);
        foreach (var (value, label) in column.Options)
        {
            if (int.TryParse(value, CultureInfo.InvariantCulture, out var number) && !string.IsNullOrWhiteSpace(label))
                options.TryAdd(label.Trim(), number);
        }

        return field with { Options = options };
    }
}
