using CouplingTools.Engine.Records;

namespace CouplingTools.Engine.Mappings.Codecs;

/// <summary>Text. Blanks around it and the style of its line endings make no difference.</summary>
internal sealed class TextCodec(CodecColumns columns) : IFieldCodec
{
    public FieldValue Read(Side side, IReadOnlyList<FieldValue> values, ILookups lookups) =>
        FieldValue.Of(values.Single().Text.Trim());

    public CodecResult Write(Side target, FieldValue canonical, IReadOnlyList<FieldValue> present, ILookups lookups) =>
        CodecAnswer.Text(columns, target, canonical.Text);

    public bool AreEqual(FieldValue left, FieldValue right) =>
        string.Equals(left.Text, right.Text, StringComparison.Ordinal)
        || string.Equals(left.Text.ReplaceLineEndings("\n"), right.Text.ReplaceLineEndings("\n"), StringComparison.Ordinal);

    public FieldValue MatchKey(Side side, FieldValue canonical) => FieldValue.Of(canonical.Text.ReplaceLineEndings("\n"));
}
