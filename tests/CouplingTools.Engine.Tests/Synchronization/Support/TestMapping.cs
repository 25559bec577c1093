using CouplingTools.Engine.Mappings;
using CouplingTools.Engine.Mappings.Codecs;
using CouplingTools.Engine.Records;
using CouplingTools.Engine.Services;

namespace CouplingTools.Engine.Tests.Synchronization.Support;

/// <summary>Mappings of a few fields, built without a catalog or metadata.</summary>
internal static class TestMapping
{
    public static CompiledMapping Of(params IReadOnlyList<MappedField> fields) => WithDefaults(fields, [], []);

    public static CompiledMapping WithDefaults(
        IReadOnlyList<MappedField> fields,
        IReadOnlyList<NewRecordValue> businessCentral,
        IReadOnlyList<NewRecordValue> sales) => new()
    {
        Definition = new RecordMapping
        {
            Name = "Test",
            BusinessCentral = new MappingTable { EntitySet = "lefts", Key = "id", Name = "name" },
            Sales = new MappingTable { EntitySet = "rights", Key = "rightid", Name = "name" },
            Fields = [.. fields.Select(field => field.Definition)],
        },
        Fields = fields,
        BusinessCentral = Table("lefts", "id"),
        Sales = Table("rights", "rightid"),
        FieldsToRead = new Dictionary<Side, IReadOnlyList<string>>
        {
            [Side.BusinessCentral] = [.. fields.SelectMany(field => field.Definition.BusinessCentral)],
            [Side.Sales] = [.. fields.SelectMany(field => field.Definition.Sales)],
        },
        NewRecordDefaults = new Dictionary<Side, IReadOnlyList<NewRecordValue>>
        {
            [Side.BusinessCentral] = businessCentral,
            [Side.Sales] = sales,
        },
    };

    /// <summary>A field with the codec its definition names, over columns of the kinds given.</summary>
    public static MappedField Field(FieldMapping definition, FieldKind businessCentral = FieldKind.Text, FieldKind sales = FieldKind.Text, int? maxLength = null) =>
        new(definition, CodecKinds.Build(new CodecColumns(
            definition,
            [.. definition.BusinessCentral.Select(name => Column(name, businessCentral, maxLength))],
            [.. definition.Sales.Select(name => Column(name, sales, maxLength))])));

    /// <summary>A two-way text field named as in Business Central, and with an <c>s_</c> in front in Sales.</summary>
    public static FieldMapping Text(string name) => new() { Name = name, BusinessCentral = [name], Sales = [$"s_{name}"] };

    public static Record Record(params (string Field, object? Value)[] values) => new(
        Guid.Empty,
        "1",
        null,
        values.ToDictionary(value => value.Field, value => FieldValue.Of(value.Value), StringComparer.Ordinal));

    private static FieldDescription Column(string name, FieldKind kind, int? maxLength) => new() { Name = name, Kind = kind, MaxLength = maxLength };

    private static TableDescription Table(string entitySet, string key) =>
        new(new TableReference(entitySet, key), new Dictionary<string, FieldDescription>());
}
