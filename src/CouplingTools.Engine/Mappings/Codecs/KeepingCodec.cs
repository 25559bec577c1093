using CouplingTools.Engine.Records;

namespace CouplingTools.Engine.Mappings.Codecs;

/// <summary>
/// Keeps what the target holds where the sides agree already, so that spelling the codec is indifferent to (blanks,
/// case, a time of day, the split of a name, one of several codes) is never rewritten.
/// </summary>
internal sealed class KeepingCodec(IFieldCodec inner) : IFieldCodec
{
    public FieldValue Read(Side side, IReadOnlyList<FieldValue> values, ILookups lookups) => inner.Read(side, values, lookups);

    public CodecResult Write(Side target, FieldValue canonical, IReadOnlyList<FieldValue> present, ILookups lookups) =>
        Decides(present, canonical) && Holds(target, canonical, inner.Read(target, present, lookups))
            ? new CodecResult(present)
            : inner.Write(target, canonical, present, lookups);

    public bool AreEqual(FieldValue left, FieldValue right) => inner.AreEqual(left, right);

    public bool Agree(FieldValue businessCentral, FieldValue sales) => inner.Agree(businessCentral, sales);

    public FieldValue MatchKey(Side side, FieldValue canonical) => inner.MatchKey(side, canonical);

    // A new record has blanks everywhere: a zero or a "no" must still be written, or the service's own default would stand.
    private static bool Decides(IReadOnlyList<FieldValue> present, FieldValue canonical) =>
        present.Count > 0 && (canonical.IsBlank || present.Any(value => !value.IsBlank));

    private bool Holds(Side target, FieldValue canonical, FieldValue present) =>
        target == Side.Sales ? inner.Agree(canonical, present) : inner.Agree(present, canonical);
}
