namespace CouplingTools;

/// <summary>Values that a new record gets under a condition.</summary>
/// <param name="When">The condition, on the fields of the record it is created from; <see langword="null"/> always holds.</param>
/// <param name="Set">The values, by the service's field names.</param>
public sealed record ConditionalDefaults(string? When, IReadOnlyDictionary<string, object?> Set);
