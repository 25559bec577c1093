using CouplingTools.Engine.Records;

namespace CouplingTools.Engine.Couplings.History;

/// <summary>What one confirmed write did to a row, by the service's own field names: what it takes to undo it.</summary>
/// <param name="Side">The side that was written.</param>
/// <param name="IsCreate">Whether the row was created; it then has no values before.</param>
/// <param name="Before">The values that the written fields had when the write was decided.</param>
/// <param name="After">The values of the written fields as the service returned them.</param>
/// <param name="Version">The row's version after the write.</param>
internal sealed record WriteImage(
    Side Side, bool IsCreate, IReadOnlyDictionary<string, FieldValue> Before, IReadOnlyDictionary<string, FieldValue> After, string? Version);
