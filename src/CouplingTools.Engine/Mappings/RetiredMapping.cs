using CouplingTools.Engine.Services;

namespace CouplingTools.Engine.Mappings;

/// <summary>What is left of a mapping whose file is gone: its name, by which the store knows its couplings. It has no tables that could be read.</summary>
internal static class RetiredMapping
{
    public static CompiledMapping Of(string name)
    {
        var none = new MappingTable { EntitySet = string.Empty, Key = string.Empty, Name = string.Empty };
        var nothing = new TableDescription(new TableReference(string.Empty, string.Empty), new Dictionary<string, FieldDescription>());
        return new CompiledMapping
        {
            Definition = new RecordMapping { Name = name, BusinessCentral = none, Sales = none, Fields = [] },
            Fields = [],
            BusinessCentral = nothing,
            Sales = nothing,
            FieldsToRead = Enum.GetValues<Side>().ToDictionary(side => side, _ => (IReadOnlyList<string>)[]),
            NewRecordDefaults = Enum.GetValues<Side>().ToDictionary(side => side, _ => (IReadOnlyList<NewRecordValue>)[]),
        };
    }
}
