namespace CouplingTools.Engine.Matching;

/// <summary>What the join says about one record.</summary>
internal sealed record MatchVerdict
{
    public required MatchReason Reason { get; init; }

    /// <summary>The rule that decided, or that found the candidates.</summary>
    public MatchRule? Rule { get; init; }

    /// <summary>The candidates' positions on the other side and their scores, best first.</summary>
    public IReadOnlyList<(int Row, int Score)> Candidates { get; init; } = [];

    /// <summary>Whether there are more candidates than are named.</summary>
    public bool HasMore { get; init; }
}
