using CouplingTools.Engine.Records;

namespace CouplingTools.Engine.Mappings.Codecs;

/// <summary>A reference to another record, carried by the key or the coupling that both sides share.</summary>
internal sealed class LookupCodec(CodecColumns columns) : IFieldCodec
{
    private readonly LookupDefinition _lookup = columns.Field.Lookup!;

    public FieldValue Read(Side side, IReadOnlyList<FieldValue> values, ILookups lookups)
    {
        var reference = values.Reference();
        return reference.IsBlank
            ? FieldValue.Blank
            : UnresolvedReference.Canonical(side, reference, lookups.KeyOf(_lookup, side, reference));
    }

    public CodecResult Write(Side target, FieldValue canonical, IReadOnlyList<FieldValue> present, ILookups lookups)
    {
        if (canonical.IsBlank)
            return CodecAnswer.Value(FieldValue.Blank);
        var reference = UnresolvedReference.From(canonical) is null ? lookups.ReferenceOf(_lookup, target, canonical) : null;
        return reference is { } found
            ? CodecAnswer.Value(found)
            : LookupProblem.Answer(columns, target, canonical, present, lookups);
    }

    public bool AreEqual(FieldValue left, FieldValue right) =>
        left == right
        || (left.Value is string leftKey && right.Value is string rightKey
            && UnresolvedReference.From(left) is null && UnresolvedReference.From(right) is null
            && leftKey.AsSpan().Trim().Equals(rightKey.AsSpan().Trim(), StringComparison.OrdinalIgnoreCase));

    public FieldValue MatchKey(Side side, FieldValue canonical) => canonical.Value switch
    {
        _ when UnresolvedReference.From(canonical) is not null => FieldValue.Blank,
        string key => FieldValue.Of(key.Trim().ToUpperInvariant()),
        _ => canonical,
    };
}
