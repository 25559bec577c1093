using CouplingTools.Engine.Records;

namespace CouplingTools.Engine.Mappings.Codecs;

/// <summary>A moment. Dataverse keeps whole seconds, so fractions of a second make no difference.</summary>
internal sealed class DateTimeCodec(CodecColumns columns) : IFieldCodec
{
    public FieldValue Read(Side side, IReadOnlyList<FieldValue> values, ILookups lookups) => values.Single();

    public CodecResult Write(Side target, FieldValue canonical, IReadOnlyList<FieldValue> present, ILookups lookups) =>
        canonical.IsBlank || canonical.Value is DateTimeOffset
            ? CodecAnswer.Value(canonical)
            : CodecAnswer.NotConvertible(columns, target, canonical);

    public bool AreEqual(FieldValue left, FieldValue right) => Comparable(left) == Comparable(right);

    private static FieldValue Comparable(FieldValue value) =>
        value.Value is DateTimeOffset time ? FieldValue.Of(time.AddTicks(-(time.Ticks % TimeSpan.TicksPerSecond))) : value;
}
