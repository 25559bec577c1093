using CouplingTools.Engine.Records;

namespace CouplingTools.Engine.Mappings.Codecs;

/// <summary>
/// The canonical value of a reference that nothing is known of: equal to itself and to nothing else, so that a
/// change is still seen. A known key that happens to look like one is treated as unknown, so the two never collide.
/// </summary>
internal sealed record UnresolvedReference(Side Side, string Reference)
{
    private const string Mark = "unresolved:";

    public FieldValue ToCanonical() => FieldValue.Of($"{Mark}{Side}:{Reference}");

    public static FieldValue Canonical(Side side, FieldValue reference, FieldValue? key) =>
        key is { } known && !string.IsNullOrWhiteSpace(known.Text) && !IsMarked(known) ? known : new UnresolvedReference(side, reference.Text).ToCanonical();

    public static UnresolvedReference? From(FieldValue canonical)
    {
        if (!IsMarked(canonical))
            return null;
        var parts = canonical.Text[Mark.Length..].Split(':', 2);
        return new UnresolvedReference(
            parts[0] == nameof(Side.Sales) ? Side.Sales : Side.BusinessCentral, parts[^1]);
    }

    private static bool IsMarked(FieldValue value) => value.Text.StartsWith(Mark, StringComparison.Ordinal);
}
