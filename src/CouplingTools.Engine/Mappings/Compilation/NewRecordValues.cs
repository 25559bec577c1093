using CouplingTools.Engine.Mappings.Codecs;
using CouplingTools.Engine.Mappings.Conditions;
using CouplingTools.Engine.Records;

namespace CouplingTools.Engine.Mappings.Compilation;

/// <summary>What a new record starts with besides its mapped fields: the constants first, then the table's defaults, those with conditions before those without.</summary>
internal sealed class NewRecordValues(RecordMapping mapping, TableCheck table, TableCheck source)
{
    private readonly List<NewRecordValue> _values = [];

    public IReadOnlyList<NewRecordValue> All()
    {
        for (var index = 0; index < mapping.Fields.Count; index++)
        {
            var field = mapping.Fields[index];
            var names = table.Side == Side.BusinessCentral ? field.BusinessCentral : field.Sales;
            if (field.Codec == CodecNames.Constant && names is [var name])
                Add(name, field.Constant, null, $"$.fields[{index}].{table.Key}");
        }

        var defaults = mapping.Table(table.Side);
        for (var index = 0; index < defaults.ConditionalDefaults.Count; index++)
            AddAll(defaults.ConditionalDefaults[index], table.PathOf($"defaults[{index}]"));
        foreach (var (name, value) in defaults.Defaults)
            Add(name, value, null, table.PathOf($"defaults.{name}"));
        return _values;
    }

    private void AddAll(ConditionalDefaults conditional, string path)
    {
        var when = conditional.When is null ? null : Bind(ConditionParser.Parse(conditional.When), $"{path}.when");
        foreach (var (name, value) in conditional.Set)
            Add(name, value, when, $"{path}.set.{name}");
    }

    private void Add(string name, object? value, Condition? when, string path)
    {
        if (table.Find(name, path) is not { } column || _values.Exists(known => known.Name == name && known.When is null))
            return;
        table.CheckCreatable(column, path);
        if (ConstantValue.Of(value, column.Kind) is not { } converted)
            table.Problems.Add(path, "ConstantKind", value, name, column.Kind);
        else
            _values.Add(new NewRecordValue(name, converted, when));
    }

    /// <summary>Gives the comparisons values of the kinds that their columns on the source have.</summary>
    private Condition Bind(Condition condition, string path) => condition.Select(comparison =>
    {
        if (source.Readable(comparison.Field, path) is not { } column || comparison.Literal is null)
            return comparison;
        var value = comparison.IsOfText ? FieldValue.Of(comparison.Literal) : ConstantValue.Of(comparison.Literal, column.Kind);
        if (value is null)
            source.Problems.Add(path, "ConstantKind", comparison.Literal, column.Name, column.Kind);
        return comparison with { Value = value ?? FieldValue.Blank };
    });
}
