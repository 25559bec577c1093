using CouplingTools.Engine.Records;

namespace CouplingTools.Engine.Mappings.Codecs;

/// <summary>A code as Business Central keeps it: upper case, without blanks around it. Neither makes a difference.</summary>
internal sealed class CodeCodec(CodecColumns columns) : IFieldCodec
{
    public FieldValue Read(Side side, IReadOnlyList<FieldValue> values, ILookups lookups) =>
        FieldValue.Of(values.Single().Text.Trim().ToUpperInvariant());

    public CodecResult Write(Side target, FieldValue canonical, IReadOnlyList<FieldValue> present, ILookups lookups) =>
        CodecAnswer.Text(columns, target, canonical.Text);

    public bool AreEqual(FieldValue left, FieldValue right) =>
        string.Equals(left.Text, right.Text, StringComparison.OrdinalIgnoreCase);
}
