using CouplingTools.Engine.Records;

namespace CouplingTools.Engine.Synchronization.Running;

/// <summary>Compares what a row holds with what was sent to it.</summary>
internal static class SentValues
{
    /// <summary>Services trim texts and write codes in capitals.</summary>
    public static bool IsSame(FieldValue stored, FieldValue sent) =>
        stored == sent || string.Equals(stored.Text.Trim(), sent.Text.Trim(), StringComparison.OrdinalIgnoreCase);

    public static bool AreSame(IReadOnlyList<FieldValue> stored, IReadOnlyList<FieldValue> sent) =>
        stored.Count == sent.Count && stored.Zip(sent).All(pair => IsSame(pair.First, pair.Second));

    /// <summary>Whether a row holds all that was sent, as far as it was read.</summary>
    public static bool AreHeld(Record row, IEnumerable<KeyValuePair<string, FieldValue>> sent) =>
        sent.All(value => !row.Values.TryGetValue(value.Key, out var stored) || IsSame(stored, value.Value));

    /// <summary>Whether a service may have made of what was sent what is stored: it cuts, spaces, rounds and clears.</summary>
    public static bool MayBecome(IReadOnlyList<FieldValue> sent, IReadOnlyList<FieldValue> stored) =>
        stored.Count == sent.Count && sent.Zip(stored).All(pair => MayBecome(pair.First, pair.Second));

    /// <summary>Whether two texts are the same but for letter case, signs and what one of them is longer by.</summary>
    public static bool AreAlike(string left, string right)
    {
        var (shorter, longer) = (Essence(left), Essence(right));
        if (shorter.Length > longer.Length)
            (shorter, longer) = (longer, shorter);
        return shorter.Length > 0 && longer.StartsWith(shorter, StringComparison.Ordinal);
    }

    /// <summary>What of a text is compared by <see cref="AreAlike"/>.</summary>
    public static string Essence(string text) => string.Concat(text.Where(char.IsLetterOrDigit)).ToUpperInvariant();

    private static bool MayBecome(FieldValue sent, FieldValue stored) => (sent.Value, stored.Value) switch
    {
        (_, null) => true,
        (decimal before, decimal after) => Math.Abs(before - after) < 1,
        (string before, string after) => AreAlike(before, after),
        _ => IsSame(stored, sent),
    };
}
