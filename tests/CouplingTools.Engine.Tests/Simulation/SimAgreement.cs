using CouplingTools.Engine.Records;

namespace CouplingTools.Engine.Tests.Simulation;

/// <summary>What two records may have agreed on in one field: each side's value at that moment.</summary>
/// <param name="BusinessCentral">The value in Business Central.</param>
/// <param name="Sales">The value in Sales.</param>
/// <param name="By">The run that brought it about.</param>
/// <param name="IsKnown">Whether that run has seen it.</param>
internal sealed record SimAgreement(FieldValue BusinessCentral, FieldValue Sales, SimRun? By, bool IsKnown)
{
    /// <summary>They never agreed.</summary>
    public static SimAgreement None { get; } = new(default, default, null, IsKnown: true) { IsNone = true };

    public bool IsNone { get; private init; }

    /// <summary>When they did, or were seen to.</summary>
    public DateTimeOffset At { get; init; }

    public static bool AreSame(FieldValue left, FieldValue right) =>
        left == right || string.Equals(left.Text.Trim(), right.Text.Trim(), StringComparison.Ordinal);

    public bool IsChanged(Side side, FieldValue value) => !AreSame(value, side == Side.BusinessCentral ? BusinessCentral : Sales);
}
