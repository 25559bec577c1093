namespace CouplingTools.Engine.Synchronization.Merging;

/// <summary>How the two sides of one field stand, by the codec's equality.</summary>
/// <param name="HasBase">Whether the sides ever agreed on the field.</param>
/// <param name="BusinessCentralChanged">Whether Business Central differs from its own base.</param>
/// <param name="SalesChanged">Whether Sales differs from its own base.</param>
/// <param name="AreEqual">Whether the two sides hold the same value now.</param>
/// <param name="BusinessCentralBlank">Whether the Business Central value is blank.</param>
/// <param name="SalesBlank">Whether the Sales value is blank.</param>
/// <param name="IsAbsent">Whether a side did not return the field, so that nothing is known of its value there.</param>
internal readonly record struct FieldComparison(
    bool HasBase,
    bool BusinessCentralChanged,
    bool SalesChanged,
    bool AreEqual,
    bool BusinessCentralBlank = false,
    bool SalesBlank = false,
    bool IsAbsent = false);
