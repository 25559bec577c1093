using CouplingTools.Engine.Mappings.Transformations;
using CouplingTools.Engine.Records;

namespace CouplingTools.Engine.Mappings.Codecs;

/// <summary>
/// Applies transformation chains on the way to each side, and at their end cuts what is too long where the mapping wants
/// that. Within a side values are compared as they are, so that every edit is seen. Across the sides they agree when an
/// allowed direction's chain turns one into the other: what a chain has written therefore agrees at once, and nothing goes
/// to and fro.
/// </summary>
internal sealed class TransformingCodec(
    IFieldCodec inner, CodecColumns columns, Func<string, FieldValue?> parse, TransformationChain toSales, TransformationChain toBusinessCentral) : IFieldCodec
{
    public FieldValue Read(Side side, IReadOnlyList<FieldValue> values, ILookups lookups) => inner.Read(side, values, lookups);

    public CodecResult Write(Side target, FieldValue canonical, IReadOnlyList<FieldValue> present, ILookups lookups)
    {
        if (Transformed(target, canonical, lookups) is not { } transformed)
            return CodecAnswer.NotConvertible(columns, target, canonical);
        var cut = Cut(target, transformed, lookups);
        var result = inner.Write(target, cut, present, lookups);
        return cut == transformed || result.Problem is not null
            ? result
            : result with { Warning = Truncation.Warning(columns, target, transformed) };
    }

    public bool AreEqual(FieldValue left, FieldValue right) => inner.AreEqual(left, right);

    public bool Agree(FieldValue businessCentral, FieldValue sales) =>
        Yields(Side.Sales, businessCentral, sales) || Yields(Side.BusinessCentral, sales, businessCentral);

    /// <summary>What the value is after the chain that the field's direction runs; of two chains the one to Sales.</summary>
    public FieldValue MatchKey(Side side, FieldValue canonical)
    {
        var target = columns.Field.Direction.Allows(Side.Sales) && !toSales.IsEmpty ? Side.Sales : Side.BusinessCentral;
        var isSource = side != target && columns.Field.Direction.Allows(target);
        return inner.MatchKey(side, isSource ? Transformed(target, canonical, NoLookups.Instance) ?? FieldValue.Blank : canonical);
    }

    private bool Yields(Side target, FieldValue source, FieldValue present) =>
        columns.Field.Direction.Allows(target)
        && Transformed(target, source, NoLookups.Instance) is { } transformed
        && inner.AreEqual(Cut(target, transformed, NoLookups.Instance), present);

    private FieldValue? Transformed(Side target, FieldValue canonical, ILookups lookups)
    {
        var chain = target == Side.Sales ? toSales : toBusinessCentral;
        if (canonical.IsBlank || chain.IsEmpty)
            return canonical;
        return chain.Apply(canonical.Text) is { } text && parse(text) is { } value ? inner.Read(target, [value], lookups) : null;
    }

    private FieldValue Cut(Side target, FieldValue value, ILookups lookups) => Truncation.Applies(columns, target, value)
        ? inner.Read(target, [FieldValue.Of(Truncation.Cut(columns, target, value))], lookups)
        : value;
}
