using CouplingTools.Engine.Mappings.Codecs;
using CouplingTools.Engine.Records;
using CouplingTools.Engine.Services;

namespace CouplingTools.Engine.Mappings.Compilation;

/// <summary>What a new record starts with besides its mapped fields: the constants first, then the table's defaults.</summary>
internal static class NewRecordValues
{
    public static IReadOnlyList<KeyValuePair<string, FieldValue>> Of(RecordMapping mapping, TableCheck table)
    {
        var values = new List<KeyValuePair<string, FieldValue>>();
        for (var index = 0; index < mapping.Fields.Count; index++)
        {
            var field = mapping.Fields[index];
            var names = table.Side == Side.BusinessCentral ? field.BusinessCentral : field.Sales;
            if (field.Codec == CodecNames.Constant && names is [var name])
                Add(name, field.Constant, $"$.fields[{index}].{table.Key}");
        }

        foreach (var (name, value) in mapping.Table(table.Side).Defaults)
            Add(name, value, table.PathOf($"defaults.{name}"));
        return values;

        void Add(string name, object? value, string path)
        {
            if (table.Find(name, path) is not { } column || values.Exists(known => known.Key == name))
                return;
            table.CheckCreatable(column, path);
            if (ConstantValue.Of(value, column.Kind) is { } converted)
                values.Add(new(name, converted));
            else
                table.Problems.Add(path, "ConstantKind", value, name, column.Kind);
        }
    }
}
