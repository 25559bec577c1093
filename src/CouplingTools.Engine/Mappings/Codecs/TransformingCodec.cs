using CouplingTools.Engine.Mappings.Transformations;
using CouplingTools.Engine.Records;

namespace CouplingTools.Engine.Mappings.Codecs;

/// <summary>
/// Applies transformation chains on the way to each side. Within a side values are compared as they are, so that
/// every edit is seen. Across the sides they agree when an allowed direction's chain turns one into the other: what a
/// chain has written therefore agrees at once, and nothing goes to and fro.
/// </summary>
internal sealed class TransformingCodec(
    IFieldCodec inner, CodecColumns columns, TransformationChain toSales, TransformationChain toBusinessCentral) : IFieldCodec
{
    public FieldValue Read(Side side, IReadOnlyList<FieldValue> values, ILookups lookups) => inner.Read(side, values, lookups);

    public CodecResult Write(Side target, FieldValue canonical, IReadOnlyList<FieldValue> present, ILookups lookups) =>
        Transformed(target, canonical, lookups) is { } transformed
            ? inner.Write(target, transformed, present, lookups)
            : CodecAnswer.NotConvertible(columns, target, canonical);

    public bool AreEqual(FieldValue left, FieldValue right) => inner.AreEqual(left, right);

    public bool Agree(FieldValue businessCentral, FieldValue sales) =>
        Yields(Side.Sales, businessCentral, sales) || Yields(Side.BusinessCentral, sales, businessCentral);

    private bool Yields(Side target, FieldValue source, FieldValue present) =>
        columns.Field.Direction.Allows(target)
        && Transformed(target, source, NoLookups.Instance) is { } transformed
        && inner.AreEqual(transformed, present);

    private FieldValue? Transformed(Side target, FieldValue canonical, ILookups lookups)
    {
        if (canonical.IsBlank)
            return canonical;
        var text = (target == Side.Sales ? toSales : toBusinessCentral).Apply(canonical.Text);
        return text is null ? null : inner.Read(target, [FieldValue.Of(text)], lookups);
    }
}
