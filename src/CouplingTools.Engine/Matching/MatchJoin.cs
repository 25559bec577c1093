namespace CouplingTools.Engine.Matching;

/// <summary>
/// Joins the records of both sides one to one. The rules are tried in order. The first rule that finds anything for a
/// record limits the record to what it found: later rules can only decide among that. Two records are matched where each
/// is the only one left for the other; nothing is ever picked among several.
/// </summary>
internal sealed class MatchJoin
{
    /// <summary>A suggestion is never as good as a match.</summary>
    private const int BestSuggestion = 90;

    private readonly IReadOnlyList<MatchRow>[] _rows;
    private readonly MatchState[][] _states;

    private MatchJoin(IReadOnlyList<MatchRow>[] rows)
    {
        _rows = rows;
        _states = [.. rows.Select(side => side.Select(_ => new MatchState()).ToArray())];
    }

    /// <summary>The verdicts of both sides, in the order of the rows.</summary>
    public static MatchVerdict[][] Run(
        IReadOnlyList<MatchRule> rules, KeyPool pool, IReadOnlyList<MatchRow> businessCentral, IReadOnlyList<MatchRow> sales, CancellationToken cancellationToken)
    {
        var join = new MatchJoin([businessCentral, sales]);
        foreach (var rule in rules)
            join.Try(new RuleIndex(rule, join._rows, pool, join.IsOpen, cancellationToken), cancellationToken);
        return [.. join._states.Select(side => side.Select(state => state.Result).ToArray())];
    }

    private void Try(RuleIndex rule, CancellationToken cancellationToken)
    {
        var findings = new[] { Find(rule, 0, cancellationToken), Find(rule, 1, cancellationToken) };
        if (!rule.Rule.Suggests)
            Settle(rule, findings);
        for (var side = 0; side < findings.Length; side++)
        {
            foreach (var (row, finding) in findings[side].Where(found => IsOpen(side, found.Key)))
                Limit(_states[side][row], rule, finding);
        }
    }

    private Dictionary<int, MatchFinding> Find(RuleIndex rule, int side, CancellationToken cancellationToken)
    {
        var findings = new Dictionary<int, MatchFinding>();
        for (var row = 0; row < _rows[side].Count; row++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (!IsOpen(side, row) || !rule.CanCompare(side, row))
                continue;
            var state = _states[side][row];
            state.HadKey = true;
            if (rule.Rule.Suggests && state.Path.Count > 0)
                continue;
            if (Find(rule, side, row) is { IsEmpty: false } finding)
                findings.Add(row, finding);
        }

        return findings;
    }

    private MatchFinding Find(RuleIndex rule, int side, int row)
    {
        var finding = new MatchFinding();
        foreach (var candidate in rule.Partners(side, row))
        {
            if (!Allows(_states[side][row], side, row, candidate.Row))
                continue;
            var isFree = IsOpen(1 - side, candidate.Row) && Allows(_states[1 - side][candidate.Row], side, row, candidate.Row);
            if (rule.Rule.Suggests && !isFree)
                continue;
            finding.Add(candidate, isFree, _rows[1 - side][candidate.Row].PartnerId is not null);
            if (finding.IsFull)
                break;
        }

        return finding;
    }

    private static bool Allows(MatchState state, int side, int row, int other) =>
        state.Path.TrueForAll(rule => rule.Score(side, row, other) is not null);

    private void Settle(RuleIndex rule, Dictionary<int, MatchFinding>[] findings)
    {
        foreach (var (left, finding) in findings[0])
        {
            if (finding.Free != 1 || findings[1].GetValueOrDefault(finding.Only.Row) is not { Free: 1 } other || other.Only.Row != left)
                continue;
            var (right, score) = finding.Only;
            Match(_states[0][left], rule, right, score);
            Match(_states[1][right], rule, left, score);
        }
    }

    private static void Match(MatchState state, RuleIndex rule, int partner, int score)
    {
        state.Partner = partner;
        state.Verdict = new MatchVerdict { Reason = MatchReason.Unique, Rule = rule.Rule, Candidates = [(partner, score)] };
    }

    private static void Limit(MatchState state, RuleIndex rule, MatchFinding finding)
    {
        state.Path.Add(rule);
        var candidates = finding.Candidates;
        state.Verdict = new MatchVerdict
        {
            Reason = finding.AreAllCoupled ? MatchReason.AlreadyCoupled : MatchReason.Ambiguous,
            Rule = rule.Rule,
            Candidates = rule.Rule.Suggests ? [.. candidates.Select(candidate => (candidate.Row, candidate.Score * BestSuggestion / 100))] : candidates,
            HasMore = finding.HasMore,
        };
    }

    /// <summary>Whether a record still looks for a partner.</summary>
    private bool IsOpen(int side, int row) => _rows[side][row].PartnerId is null && _states[side][row].Partner is null;
}
