using CouplingTools.Engine.Records;
using CouplingTools.Engine.Services;

namespace CouplingTools.Engine.Mappings;

/// <summary>The field in which a new record carries the id of its creation, so that it is found where the answer was lost.</summary>
internal sealed record CorrelationField(Side Side, FieldDescription Column)
{
    /// <summary>The characters of an id without dashes.</summary>
    public const int ShortestLength = 32;

    private const int DashedLength = 36;

    public string Name => Column.Name;

    /// <summary>An id as the field takes it; fields of codes hold capitals.</summary>
    public FieldValue ValueOf(Guid id) => Column.Kind == FieldKind.Guid
        ? FieldValue.Of(id)
        : FieldValue.Of(id.ToString(Column.MaxLength < DashedLength ? "N" : "D").ToUpperInvariant());

    public bool IsOn(Record record, Guid id) => HeldBy(record) == id;

    /// <summary>The id that a record carries.</summary>
    public Guid? HeldBy(Record record) => Guid.TryParse(record[Name].Text, out var held) ? held : null;
}
