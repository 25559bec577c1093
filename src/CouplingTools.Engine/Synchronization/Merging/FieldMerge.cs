namespace CouplingTools.Engine.Synchronization.Merging;

/// <summary>The three-way merge of one field: a pure function of how the sides stand and what the run may do.</summary>
internal static class FieldMerge
{
    public static FieldVerdict Decide(FieldComparison comparison, MergePolicy policy)
    {
        var state = StateOf(comparison);
        var (result, rule) = Choose(state, comparison, policy);
        return new FieldVerdict(state, result, rule);
    }

    /// <summary>Lets a side win if the field is in conflict; a write for any other reason waits for a synchronization.</summary>
    /// <param name="winner">The winner, or <see langword="null"/> when nobody decided about this field.</param>
    public static FieldVerdict Resolve(FieldComparison comparison, MergePolicy policy, Side? winner)
    {
        var held = Decide(comparison, policy with { OnConflict = ConflictPolicy.Hold, Overwrite = false });
        return held.Result switch
        {
            FieldResult.Conflict when winner is { } side =>
                Decide(comparison, policy with { OnConflict = side == Side.BusinessCentral ? ConflictPolicy.BusinessCentral : ConflictPolicy.Sales }),
            FieldResult.WriteToBusinessCentral or FieldResult.WriteToSales => held with { Result = FieldResult.Pending, Rule = MergeRule.NoConflict },
            _ => held,
        };
    }

    public static FieldState StateOf(FieldComparison comparison) => comparison switch
    {
        { HasBase: false, AreEqual: true } => FieldState.NoBaseEqual,
        { HasBase: false } => FieldState.NoBaseDifferent,
        { BusinessCentralChanged: false, SalesChanged: false } => FieldState.Unchanged,
        { AreEqual: true } => FieldState.BothChangedAlike,
        { SalesChanged: false } => FieldState.BusinessCentralChanged,
        { BusinessCentralChanged: false } => FieldState.SalesChanged,
        _ => FieldState.BothChangedDifferently,
    };

    private static (FieldResult Result, MergeRule Rule) Choose(FieldState state, FieldComparison comparison, MergePolicy policy)
    {
        if (comparison.IsAbsent)
            return (FieldResult.None, MergeRule.Absent);
        return policy.Overwrite && IsOneWay(policy)
            ? DecideOverwrite(state, comparison, policy)
            : DecideByState(state, comparison, policy);
    }

    private static (FieldResult Result, MergeRule Rule) DecideByState(FieldState state, FieldComparison comparison, MergePolicy policy) => state switch
    {
        FieldState.Unchanged => (FieldResult.None, MergeRule.NothingChanged),
        FieldState.NoBaseEqual or FieldState.BothChangedAlike => (FieldResult.Adopt, MergeRule.SameValue),
        FieldState.BusinessCentralChanged => Carry(Side.Sales, MergeRule.OneSideChanged, comparison, policy),
        FieldState.SalesChanged => Carry(Side.BusinessCentral, MergeRule.OneSideChanged, comparison, policy),
        FieldState.BothChangedDifferently => DecideConflict(comparison, policy),
        _ => DecideFirst(comparison, policy),
    };

    private static (FieldResult Result, MergeRule Rule) DecideOverwrite(FieldState state, FieldComparison comparison, MergePolicy policy)
    {
        var target = policy.Run == SyncDirection.ToSales ? Side.Sales : Side.BusinessCentral;
        if (comparison.AreEqual || !policy.Field.Allows(target))
            return DecideByState(state, comparison, policy);
        return Carry(target, MergeRule.Overwrite, comparison, policy);
    }

    private static (FieldResult Result, MergeRule Rule) DecideFirst(FieldComparison comparison, MergePolicy policy)
    {
        if (policy.Source is { } source && MayWrite(source.Opposite(), policy))
            return Carry(source.Opposite(), MergeRule.FirstSynchronization, comparison, policy);

        // A blank that never was a value erases nothing, unless a one-way run asks for exactly that of a two-way field.
        var blankTakesValue = !IsOneWay(policy) || policy.Field != SyncDirection.Bidirectional;
        if (blankTakesValue && comparison.BusinessCentralBlank)
            return Carry(Side.BusinessCentral, MergeRule.BlankTakesValue, comparison, policy);
        if (blankTakesValue && comparison.SalesBlank)
            return Carry(Side.Sales, MergeRule.BlankTakesValue, comparison, policy);

        return (MayWrite(Side.Sales, policy), MayWrite(Side.BusinessCentral, policy)) switch
        {
            (true, true) => DecideConflict(comparison, policy),
            (true, false) => Carry(Side.Sales, MergeRule.FirstSynchronization, comparison, policy),
            (false, true) => Carry(Side.BusinessCentral, MergeRule.FirstSynchronization, comparison, policy),
            _ => (FieldResult.Pending, MergeRule.OtherDirection),
        };
    }

    private static (FieldResult Result, MergeRule Rule) DecideConflict(FieldComparison comparison, MergePolicy policy)
    {
        if (!MayWrite(Side.Sales, policy) && !MayWrite(Side.BusinessCentral, policy))
            return (FieldResult.Pending, MergeRule.OtherDirection);

        var rule = policy.OnConflict == ConflictPolicy.Newest ? MergeRule.ConflictNewest : MergeRule.ConflictPolicy;
        return Winner(policy) switch
        {
            null => (FieldResult.Conflict, MergeRule.ConflictHeld),
            { } winner when !policy.Field.Allows(winner.Opposite()) => (FieldResult.Adopt, rule),
            { } winner => Carry(winner.Opposite(), rule, comparison, policy),
        };
    }

    private static (FieldResult Result, MergeRule Rule) Carry(Side target, MergeRule rule, FieldComparison comparison, MergePolicy policy)
    {
        if (!policy.Field.Allows(target))
            return (FieldResult.None, MergeRule.OneWayField);
        if (!policy.Run.Allows(target))
            return (FieldResult.Pending, MergeRule.OtherDirection);
        var isBlank = target == Side.Sales ? comparison.BusinessCentralBlank : comparison.SalesBlank;
        if (policy.NotNull && isBlank)
            return (FieldResult.None, MergeRule.NotNull);
        return (target == Side.Sales ? FieldResult.WriteToSales : FieldResult.WriteToBusinessCentral, rule);
    }

    private static Side? Winner(MergePolicy policy) => policy.OnConflict switch
    {
        ConflictPolicy.BusinessCentral => Side.BusinessCentral,
        ConflictPolicy.Sales => Side.Sales,
        ConflictPolicy.Newest => policy.Newer,
        _ => null,
    };

    private static bool MayWrite(Side target, MergePolicy policy) =>
        policy.Run.Allows(target) && policy.Field.Allows(target);

    private static bool IsOneWay(MergePolicy policy) => policy.Run != SyncDirection.Bidirectional;
}
