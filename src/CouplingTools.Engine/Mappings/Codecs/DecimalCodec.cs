using CouplingTools.Engine.Records;
using CouplingTools.Engine.Services;

namespace CouplingTools.Engine.Mappings.Codecs;

/// <summary>
/// A number, compared by its value after rounding to the mapping's scale. A number of Business Central is never
/// blank, so a blank in Sales is the same as zero. A fraction does not go where only whole numbers are wanted.
/// </summary>
internal sealed class DecimalCodec(CodecColumns columns, bool isWhole = false) : IFieldCodec
{
    /// <summary>Dividing by it takes off the trailing zeros that services keep and people do not want to read.</summary>
    private const decimal One = 1.0000000000000000000000000000m;

    public FieldValue Read(Side side, IReadOnlyList<FieldValue> values, ILookups lookups) =>
        values.Single() is { Value: decimal number } ? FieldValue.Of(number / One) : values.Single();

    public CodecResult Write(Side target, FieldValue canonical, IReadOnlyList<FieldValue> present, ILookups lookups)
    {
        if (canonical.IsBlank)
            return CodecAnswer.Value(target == Side.BusinessCentral ? FieldValue.Of(0m) : FieldValue.Blank);
        if (canonical.Value is not decimal number)
            return CodecAnswer.NotConvertible(columns, target, canonical);
        var takesWhole = isWhole || columns.On(target)[0].Kind == FieldKind.Integer;
        return takesWhole && decimal.Truncate(number) != number
            ? CodecAnswer.NotConvertible(columns, target, canonical)
            : CodecAnswer.Value(target == Side.Sales && number < columns.Field.Minimum ? FieldValue.Of(columns.Field.Minimum) : canonical);
    }

    public bool AreEqual(FieldValue left, FieldValue right) => Comparable(left) == Comparable(right);

    /// <summary>Zero is what Business Central shows for nothing, so it identifies nothing.</summary>
    public FieldValue MatchKey(Side side, FieldValue canonical) =>
        Comparable(canonical) is { Value: decimal number } && number != 0 ? FieldValue.Of(number) : FieldValue.Blank;

    private FieldValue Comparable(FieldValue value) => value.Value switch
    {
        null => FieldValue.Of(0m),
        decimal number when columns.Field.Scale is { } scale =>
            FieldValue.Of(decimal.Round(number, scale, MidpointRounding.AwayFromZero)),
        _ => value,
    };
}
