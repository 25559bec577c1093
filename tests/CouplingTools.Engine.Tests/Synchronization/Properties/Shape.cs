using CouplingTools.Engine.Mappings;
using CouplingTools.Engine.Records;
using CouplingTools.Engine.Services;
using CouplingTools.Engine.Tests.Synchronization.Support;
using CsCheck;

namespace CouplingTools.Engine.Tests.Synchronization.Properties;

/// <summary>A kind of field: its mapping, its columns and the values a side may hold. Pools are small, so that edits meet.</summary>
internal sealed record Shape(
    string Name,
    FieldMapping Mapping,
    FieldKind BusinessCentralKind,
    FieldKind SalesKind,
    Gen<IReadOnlyList<FieldValue>> BusinessCentralValues,
    Gen<IReadOnlyList<FieldValue>> SalesValues)
{
    /// <summary>A codec in place of the one the mapping names.</summary>
    public IFieldCodec? Codec { get; init; }

    public int? MaxLength { get; init; }

    /// <summary>The field with names of its own, as one of several of a mapping.</summary>
    public MappedField At(int index, SyncDirection direction, bool notNull, string? group)
    {
        var definition = Mapping with
        {
            Name = $"{Name}{index}",
            BusinessCentral = [.. Mapping.BusinessCentral.Select(name => $"{name}{index}")],
            Sales = [.. Mapping.Sales.Select(name => $"{name}{index}")],
            Direction = direction,
            NotNull = notNull,
            Group = group,
        };
        return Codec is null
            ? TestMapping.Field(definition, BusinessCentralKind, SalesKind, MaxLength)
            : new MappedField(definition, Codec);
    }

    public override string ToString() => Name;
}
