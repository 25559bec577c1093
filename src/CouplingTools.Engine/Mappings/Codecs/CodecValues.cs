using CouplingTools.Engine.Records;

namespace CouplingTools.Engine.Mappings.Codecs;

internal static class CodecValues
{
    /// <summary>The value of a side that has one field; blank where a base was kept for none.</summary>
    public static FieldValue Single(this IReadOnlyList<FieldValue> values) => values.Count > 0 ? values[0] : FieldValue.Blank;

    /// <summary>The value, with the empty id that Business Central gives for no reference as a blank.</summary>
    public static FieldValue Reference(this IReadOnlyList<FieldValue> values) =>
        values.Single() is { Value: Guid id } && id == Guid.Empty ? FieldValue.Blank : values.Single();
}
