using CouplingTools.Engine.Records;

namespace CouplingTools.Engine.Mappings.Codecs;

/// <summary>What a codec answers when a reference has no counterpart, after the mapping's policy.</summary>
internal static class LookupProblem
{
    public static CodecResult Answer(CodecColumns columns, Side target, FieldValue canonical, IReadOnlyList<FieldValue> present, ILookups lookups)
    {
        var field = columns.Field;
        var mayFollow = columns.MayFollow(target);
        // A blank that is not cleared agrees with nothing, so that the field can still follow.
        if (field is { OnLookupMissing: LookupMissingPolicy.Clear, NotNull: false } && !(mayFollow && present.All(value => value.IsBlank)))
            return CodecAnswer.Value(FieldValue.Blank);

        var source = target.Opposite();
        var unresolved = UnresolvedReference.From(canonical);
        var hop = unresolved is null || field.Lookup is not { Mapping: null } lookup ? null : source == Side.BusinessCentral ? lookup.BusinessCentral : lookup.Sales;
        return new CodecResult([], new CodecProblem(
            "LookupMissing",
            ErrorText.Message(
                field.Lookup?.Mapping is not null ? "LookupUncoupled" : hop is null ? "LookupMissing" : "LookupRowMissing",
                field.Name, unresolved?.Reference ?? canonical.Text, source, target, field.Lookup?.Mapping ?? hop?.EntitySet),
            field.Lookup?.Mapping,
            field.Lookup?.Mapping is null ? null : source,
            WaitsFor(field, target, canonical, unresolved, lookups))
        {
            Policy = PolicyOf(field),
            Remedy = field.Lookup?.Remedy,
            MayFollow = mayFollow,
        });
    }

    /// <summary>Something that must not be blank cannot be cleared, and is left alone instead.</summary>
    public static LookupMissingPolicy? PolicyOf(FieldMapping field) => field.OnLookupMissing switch
    {
        LookupMissingPolicy.Clear or LookupMissingPolicy.Keep => LookupMissingPolicy.Keep,
        LookupMissingPolicy.Defer when field.Codec == CodecNames.Lookup => LookupMissingPolicy.Defer,
        _ => null,
    };

    // Through couplings the key is the Business Central id, so only a write to Sales waits for a record that the key names.
    private static Guid? WaitsFor(FieldMapping field, Side target, FieldValue canonical, UnresolvedReference? unresolved, ILookups lookups)
    {
        if (field.Lookup?.Mapping is null)
            return null;
        if (unresolved is not null)
            return Guid.TryParse(unresolved.Reference, out var reference) ? reference : null;
        return target == Side.Sales ? lookups.RecordOf(field.Lookup, canonical) ?? canonical.Value as Guid? : null;
    }
}
