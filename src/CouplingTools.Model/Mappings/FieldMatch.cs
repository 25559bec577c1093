namespace CouplingTools;

/// <summary>How a field takes part in match-based coupling.</summary>
/// <param name="Priority">Fields of the same priority must match together; lower numbers are tried first.</param>
/// <param name="CaseSensitive">Whether letter case must match.</param>
/// <param name="Normalizer">How values are made comparable, such as <c>phone</c> or <c>email</c>.</param>
public sealed record FieldMatch(int Priority, bool CaseSensitive = false, string? Normalizer = null);
