using CouplingTools.Engine.Couplings;
using CouplingTools.Engine.Mappings;
using CouplingTools.Engine.Records;

namespace CouplingTools.Engine.Synchronization.Running;

/// <summary>Tells from a record which fields of a write without an answer it has taken.</summary>
internal static class SentValues
{
    /// <summary>The bases of the fields that hold what was sent to <paramref name="side"/>: the two sides agreed on them, whatever happened since.</summary>
    public static Dictionary<string, FieldBase> Taken(CompiledMapping mapping, Side side, Record record, IReadOnlyDictionary<string, FieldBase> sent) =>
        mapping.Fields
            .Where(field => sent.TryGetValue(field.Name, out var agreed) && AreSame(field.ValuesOf(side, record), agreed.On(side)))
            .ToDictionary(field => field.Name, field => sent[field.Name], StringComparer.Ordinal);

    /// <summary>Services trim texts and write codes in capitals.</summary>
    public static bool IsSame(FieldValue stored, FieldValue sent) =>
        stored == sent || string.Equals(stored.Text.Trim(), sent.Text.Trim(), StringComparison.OrdinalIgnoreCase);

    private static bool AreSame(IReadOnlyList<FieldValue> stored, IReadOnlyList<FieldValue> sent) =>
        stored.Count == sent.Count && stored.Zip(sent).All(pair => IsSame(pair.First, pair.Second));
}
