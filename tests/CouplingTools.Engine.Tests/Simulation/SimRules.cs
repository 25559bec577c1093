using CouplingTools.Engine.Records;

namespace CouplingTools.Engine.Tests.Simulation;

/// <summary>What a run may write, said anew and without the engine's help.</summary>
internal static class SimRules
{
    /// <summary>Whether a run may give a field the value that the partner has.</summary>
    /// <param name="run">The run.</param>
    /// <param name="field">The field.</param>
    /// <param name="target">The side that is written.</param>
    /// <param name="held">The value that is written over.</param>
    /// <param name="given">The partner's value.</param>
    /// <param name="agreed">What the records agreed on.</param>
    /// <param name="isNewer">Whether the partner was modified later.</param>
    /// <param name="isNew">Whether this run made one of the records from the other.</param>
    public static bool MayWrite(SimRun run, SimField field, Side target, FieldValue held, FieldValue given, SimAgreement agreed, bool isNewer, bool isNew)
    {
        var (step, direction) = (run.Step, run.Mapping.DirectionOf(field));
        if (!direction.Allows(target) || !step.Allows(target))
            return false;
        var isOneWay = step.Resolves is null && step.Direction != SyncDirection.Bidirectional;
        if (step.Overwrite && isOneWay)
            return true;
        var wins = Wins(run, field, target.Opposite(), isNewer);
        if (agreed.IsNone)
            return isNew || (step.Resolves is null ? MayBegin(direction, isOneWay, held, given, wins) : wins && !held.IsBlank && !given.IsBlank && direction == SyncDirection.Bidirectional);
        if (!agreed.IsChanged(target.Opposite(), given))
            return false;
        return agreed.IsChanged(target, held) ? wins : step.Resolves is null;
    }

    /// <summary>Whether a difference is a conflict, which stays as it is until somebody decides.</summary>
    public static bool IsConflict(SyncDirection direction, FieldValue left, FieldValue right, SimAgreement agreed) => agreed.IsNone
        ? direction == SyncDirection.Bidirectional && !left.IsBlank && !right.IsBlank && !SimAgreement.AreSame(left, right)
        : agreed.IsChanged(Side.BusinessCentral, left) && agreed.IsChanged(Side.Sales, right) && !SimAgreement.AreSame(left, right);

    /// <summary>Whether nothing is left to do about a field when values may go both ways.</summary>
    public static bool IsQuiet(SyncDirection direction, FieldValue left, FieldValue right, SimAgreement agreed)
    {
        if (SimAgreement.AreSame(left, right))
            return true;
        if (agreed.IsNone)
            return (left.IsBlank && !direction.Allows(Side.BusinessCentral)) || (right.IsBlank && !direction.Allows(Side.Sales));
        var isLeft = agreed.IsChanged(Side.BusinessCentral, left);
        var isRight = agreed.IsChanged(Side.Sales, right);
        return (isLeft, isRight) switch
        {
            (false, false) => true,
            (true, false) => !direction.Allows(Side.Sales),
            (false, true) => !direction.Allows(Side.BusinessCentral),
            _ => false,
        };
    }

    private static bool MayBegin(SyncDirection direction, bool isOneWay, FieldValue held, FieldValue given, bool wins)
    {
        if (given.IsBlank)
            return isOneWay && direction == SyncDirection.Bidirectional;
        return held.IsBlank || isOneWay || direction != SyncDirection.Bidirectional || wins;
    }

    private static bool Wins(SimRun run, SimField field, Side side, bool isNewer) => run.Step.Resolves is { } winner
        ? winner == side
        : (run.Step.OnConflict ?? run.Mapping.PolicyOf(field)) switch
        {
            ConflictPolicy.BusinessCentral => side == Side.BusinessCentral,
            ConflictPolicy.Sales => side == Side.Sales,
            ConflictPolicy.Newest => isNewer,
            _ => false,
        };
}
