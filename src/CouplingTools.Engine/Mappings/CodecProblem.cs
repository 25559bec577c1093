namespace CouplingTools.Engine.Mappings;

/// <summary>Why a value cannot be carried to the other side.</summary>
/// <param name="Reason">A stable code that is also the error id: <c>ValueTooLong</c>, <c>OptionNotMapped</c>, <c>LookupMissing</c>, <c>ValueNotConvertible</c>.</param>
/// <param name="Message">A sentence that names field, value and rule.</param>
/// <param name="WaitsForMapping">For a missing lookup through couplings: the mapping of the record waited for.</param>
/// <param name="WaitsForSide">The side on which <paramref name="WaitsForId"/> lives.</param>
/// <param name="WaitsForId">The record waited for.</param>
internal sealed record CodecProblem(
    string Reason, string Message, string? WaitsForMapping = null, Side? WaitsForSide = null, Guid? WaitsForId = null)
{
    /// <summary>What the mapping wants done about it; <see langword="null"/> fails the record.</summary>
    public LookupMissingPolicy? Policy { get; init; }

    /// <summary>What the mapping advises.</summary>
    public string? Remedy { get; init; }

    /// <summary>Whether the record waited for may be written by the same run after this one, for the two refer to each other; the field then follows.</summary>
    public bool MayFollow { get; init; }

    /// <summary>Whether the record is written without the field and waits for it, which stopped the record otherwise.</summary>
    public bool IsPutOff => MayFollow && Policy == LookupMissingPolicy.Defer;
}
