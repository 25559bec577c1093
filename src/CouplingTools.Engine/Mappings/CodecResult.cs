using CouplingTools.Engine.Records;

namespace CouplingTools.Engine.Mappings;

/// <summary>The side's field values that stand for a canonical value, or why there are none.</summary>
/// <param name="Values">One value for each of the side's fields, in the mapping's order; empty with a problem.</param>
/// <param name="Problem">Why the value cannot be held by the side.</param>
internal sealed record CodecResult(IReadOnlyList<FieldValue> Values, CodecProblem? Problem = null)
{
    /// <summary>What was done to the value that a person may not expect.</summary>
    public SyncWarning? Warning { get; init; }
}
