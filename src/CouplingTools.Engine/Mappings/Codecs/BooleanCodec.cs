using CouplingTools.Engine.Records;

namespace CouplingTools.Engine.Mappings.Codecs;

/// <summary>Yes or no. Business Central knows no third state, so a blank in Sales is the same as no.</summary>
internal sealed class BooleanCodec(CodecColumns columns) : IFieldCodec
{
    public FieldValue Read(Side side, IReadOnlyList<FieldValue> values, ILookups lookups) => values.Single();

    public CodecResult Write(Side target, FieldValue canonical, IReadOnlyList<FieldValue> present, ILookups lookups) => canonical.Value switch
    {
        null => CodecAnswer.Value(target == Side.BusinessCentral ? FieldValue.Of(false) : FieldValue.Blank),
        bool => CodecAnswer.Value(canonical),
        _ => CodecAnswer.NotConvertible(columns, target, canonical),
    };

    public bool AreEqual(FieldValue left, FieldValue right) => Comparable(left) == Comparable(right);

    private static FieldValue Comparable(FieldValue value) => value.IsBlank ? FieldValue.Of(false) : value;
}
