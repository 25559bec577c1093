using CouplingTools.Engine.Records;
using CouplingTools.Engine.Services;

namespace CouplingTools.Engine.Mappings.Codecs;

/// <summary>A date without a time. A column that has a time stands for its date in UTC, and is written as midnight UTC.</summary>
internal sealed class DateCodec(CodecColumns columns) : IFieldCodec
{
    public FieldValue Read(Side side, IReadOnlyList<FieldValue> values, ILookups lookups) =>
        values.Single() is { Value: DateTimeOffset time }
            ? FieldValue.Of(DateOnly.FromDateTime(time.UtcDateTime))
            : values.Single();

    public CodecResult Write(Side target, FieldValue canonical, IReadOnlyList<FieldValue> present, ILookups lookups)
    {
        if (canonical.IsBlank)
            return CodecAnswer.Value(FieldValue.Blank);
        if (canonical.Value is not DateOnly date)
            return CodecAnswer.NotConvertible(columns, target, canonical);
        return CodecAnswer.Value(columns.On(target)[0].Kind == FieldKind.DateTime
            ? FieldValue.Of(new DateTimeOffset(date, TimeOnly.MinValue, TimeSpan.Zero))
            : canonical);
    }

    public bool AreEqual(FieldValue left, FieldValue right) => left == right;
}
