namespace CouplingTools.Engine.Matching;

/// <summary>What one rule finds for one record.</summary>
internal sealed class MatchFinding
{
    /// <summary>The greatest number of candidates that are named.</summary>
    public const int MostCandidates = 10;

    private readonly List<(int Row, int Score)> _candidates = [];

    /// <summary>The candidates that nobody has yet: none, the one, or two for several.</summary>
    public int Free { get; private set; }

    public (int Row, int Score) Only { get; private set; }

    public bool AreAllCoupled { get; private set; } = true;

    public bool HasMore { get; private set; }

    public bool IsEmpty => _candidates.Count == 0;

    public bool IsFull => Free > 1 && HasMore;

    public IReadOnlyList<(int Row, int Score)> Candidates => [.. _candidates.OrderByDescending(candidate => candidate.Score)];

    public void Add((int Row, int Score) candidate, bool isFree, bool isCoupled)
    {
        AreAllCoupled &= isCoupled;
        if (isFree && ++Free == 1)
            Only = candidate;
        if (_candidates.Count < MostCandidates)
            _candidates.Add(candidate);
        else
            HasMore = true;
    }
}
