using CouplingTools.Engine.Records;

namespace CouplingTools.Engine.Synchronization.Lookups;

/// <summary>Compares keys: texts without regard to case and surrounding blanks, everything else as it is.</summary>
internal sealed class LookupKeyComparer : IEqualityComparer<FieldValue>
{
    public static LookupKeyComparer Instance { get; } = new();

    public bool Equals(FieldValue x, FieldValue y) =>
        x.Value is string left && y.Value is string right
            ? left.AsSpan().Trim().Equals(right.AsSpan().Trim(), StringComparison.OrdinalIgnoreCase)
            : x == y;

    public int GetHashCode(FieldValue value) =>
        value.Value is string text
            ? string.GetHashCode(text.AsSpan().Trim(), StringComparison.OrdinalIgnoreCase)
            : value.GetHashCode();
}
