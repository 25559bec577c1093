namespace CouplingTools.Engine.Tests.Synchronization.Weeks;

/// <summary>One run of the week and what it answered.</summary>
/// <param name="Options">How it was asked for; the direction is always given.</param>
/// <param name="Inputs">How many inputs it had; <see langword="null"/> where it finds them itself.</param>
/// <param name="Results">What it answered.</param>
/// <param name="Writes">How many rows it wrote.</param>
internal sealed record WeekRun(SyncOptions Options, int? Inputs, IReadOnlyList<SyncResult> Results, int Writes)
{
    /// <summary>The side that wins where the run resolves conflicts.</summary>
    public Side? Resolves { get; init; }

    /// <summary>How the values are copied where the run couples pairs.</summary>
    public InitialSync? Couples { get; init; }

    public SyncDirection Direction => Options.Direction!.Value;

    public bool Allows(Side target) => Direction.Allows(target);

    public override string ToString() => Resolves is { } winner
        ? $"resolving for {winner}"
        : $"{(Couples is { } initial ? $"coupling {initial}" : Options.Changed ? "changed" : Options.All ? "all" : $"{Inputs} inputs")} {Direction}{(Options.Overwrite ? " overwriting" : string.Empty)}"
            + $"{(Options.Preview ? " previewed" : string.Empty)}, {Options.OnConflict}, {Options.OnDeleted}, {Options.IfNotCoupled}";
}
