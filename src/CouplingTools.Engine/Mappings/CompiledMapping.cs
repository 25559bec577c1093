using CouplingTools.Engine.Services;

namespace CouplingTools.Engine.Mappings;

/// <summary>A mapping with its codecs built for the tables as the services describe them.</summary>
internal sealed class CompiledMapping
{
    public required RecordMapping Definition { get; init; }

    /// <summary>The fields that are compared and merged; constants are not among them.</summary>
    public required IReadOnlyList<MappedField> Fields { get; init; }

    public required TableDescription BusinessCentral { get; init; }

    public required TableDescription Sales { get; init; }

    public string Name => Definition.Name;

    /// <summary>The field in which a new record carries the id of its creation, where the mapping names one.</summary>
    public CorrelationField? Correlation { get; init; }

    public TableDescription Describe(Side side) => side == Side.BusinessCentral ? BusinessCentral : Sales;

    public TableReference Table(Side side) => Describe(side).Table;

    /// <summary>The fields a synchronization reads on a side: the mapped ones, the number, the name and the id, each once.</summary>
    public required IReadOnlyDictionary<Side, IReadOnlyList<string>> FieldsToRead { get; init; }

    /// <summary>The column that names the company a Sales row belongs to, where the table has it.</summary>
    public FieldDescription? CompanyColumn { get; init; }

    /// <summary>Changes with the definition, and with what the services say of the mapped columns.</summary>
    public string Fingerprint { get; init; } = string.Empty;

    /// <summary>By side, the constants and defaults that a new record gets where no mapped field gives a value; the first of a field that holds counts.</summary>
    public required IReadOnlyDictionary<Side, IReadOnlyList<NewRecordValue>> NewRecordDefaults { get; init; }
}
