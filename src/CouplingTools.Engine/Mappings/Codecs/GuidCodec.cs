using CouplingTools.Engine.Records;
using CouplingTools.Engine.Services;

namespace CouplingTools.Engine.Mappings.Codecs;

/// <summary>An id as it is, without anything that it refers to. A text may hold it in any of the usual spellings; the empty id is a blank.</summary>
internal sealed class GuidCodec(CodecColumns columns) : IFieldCodec
{
    public FieldValue Read(Side side, IReadOnlyList<FieldValue> values, ILookups lookups) => values.Single().Value switch
    {
        Guid id => IdOf(id),
        string text when Guid.TryParse(text, out var id) => IdOf(id),
        _ => FieldValue.Of(values.Single().Text.Trim()),
    };

    public CodecResult Write(Side target, FieldValue canonical, IReadOnlyList<FieldValue> present, ILookups lookups)
    {
        if (canonical.IsBlank)
            return CodecAnswer.Value(FieldValue.Blank);
        if (columns.On(target)[0].Kind != FieldKind.Guid)
            return CodecAnswer.Text(columns, target, canonical.Text);
        return canonical.Value is Guid ? CodecAnswer.Value(canonical) : CodecAnswer.NotConvertible(columns, target, canonical);
    }

    public bool AreEqual(FieldValue left, FieldValue right) => left == right;

    private static FieldValue IdOf(Guid id) => id == Guid.Empty ? FieldValue.Blank : FieldValue.Of(id);
}
