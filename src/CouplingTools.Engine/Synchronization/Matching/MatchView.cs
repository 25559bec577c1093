using CouplingTools.Engine.Matching;

namespace CouplingTools.Engine.Synchronization.Matching;

/// <summary>Shows verdicts as users see them.</summary>
internal sealed class MatchView(RecordMapping mapping, MatchPlan plan)
{
    public RecordMatch Of(Side side, MatchRow row, MatchVerdict verdict, IReadOnlyList<(MatchRow Row, int Score)> candidates)
    {
        var partner = verdict.Reason == MatchReason.Unique ? candidates[0].Row : null;
        return Pair(side, row, partner, partner?.Id) with
        {
            Reason = verdict.Reason,
            Score = partner is null ? null : candidates[0].Score,
            Rule = verdict.Rule?.Text,
            Candidates = new MatchCandidateList([.. candidates.Select(candidate => Candidate(side.Opposite(), candidate.Row, candidate.Score, verdict.Rule))]),
            Message = MessageOf(side.Opposite(), verdict, candidates.Count),
        };
    }

    public RecordMatch Coupled(Side side, MatchRow row, MatchRow? partner, Guid partnerId) =>
        Pair(side, row, partner, partnerId) with { Message = ErrorText.Message("MatchCoupled", side.Opposite(), partner?.Name ?? partnerId.ToString()) };

    /// <summary>A record that the mapping's filter leaves out, or that is another company's.</summary>
    public static RecordMatch FilteredOut(RecordMapping mapping, Side side, MatchRow row, bool isOthers) => new MatchView(mapping, null!).Pair(side, row, null, null) with
    {
        Reason = MatchReason.FilteredOut,
        Message = isOthers ? ErrorText.Message("MatchOtherCompany") : ErrorText.Message("MatchFilteredOut", mapping.Name, side, mapping.Table(side).Filter),
    };

    private RecordMatch Pair(Side side, MatchRow row, MatchRow? partner, Guid? partnerId)
    {
        var (left, right) = side == Side.BusinessCentral ? (row, partner) : (partner, row);
        return new RecordMatch
        {
            Mapping = mapping.Name,
            Side = side,
            Reason = MatchReason.AlreadyCoupled,
            Number = left?.Number,
            Name = left?.Name,
            SalesName = right?.Name,
            BusinessCentralId = side == Side.BusinessCentral ? row.Id : partnerId,
            SalesId = side == Side.Sales ? row.Id : partnerId,
        };
    }

    private static MatchCandidate Candidate(Side side, MatchRow row, int score, MatchRule? rule) => new()
    {
        Side = side,
        Id = row.Id,
        Number = row.Number,
        Name = row.Name,
        Score = score,
        Rule = rule?.Text,
        CoupledId = row.PartnerId,
    };

    private string MessageOf(Side other, MatchVerdict verdict, int count) => verdict switch
    {
        { Reason: MatchReason.Unique, Candidates: [(_, 100), ..] } => ErrorText.Message("MatchUnique", other, verdict.Rule!.Text),
        { Reason: MatchReason.Unique } => ErrorText.Message("MatchSimilar", other, verdict.Rule!.Text),
        { Reason: MatchReason.AlreadyCoupled } => ErrorText.Message("MatchTaken", other, verdict.Rule!.Text),
        { Reason: MatchReason.Ambiguous, Rule.Suggests: true } => ErrorText.Message("MatchSuggested", other, verdict.Rule!.Text, count),
        { Reason: MatchReason.Ambiguous } when count == 1 => ErrorText.Message("MatchContested", other, verdict.Rule!.Text),
        { Reason: MatchReason.Ambiguous } => ErrorText.Message(verdict.HasMore ? "MatchSeveralMore" : "MatchSeveral", other, verdict.Rule!.Text, count),
        { Reason: MatchReason.BlankKey } => ErrorText.Message("MatchBlankKey", string.Join("; ", plan.Rules.Select(rule => rule.Text).Distinct(StringComparer.Ordinal))),
        _ => ErrorText.Message("MatchNone", other),
    };
}
