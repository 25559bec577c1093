namespace CouplingTools.Engine.Matching;

/// <summary>How far the search for a record's partner is.</summary>
internal sealed class MatchState
{
    /// <summary>The rules that found something for the record: its partner is among what they found.</summary>
    public List<RuleIndex> Path { get; } = [];

    /// <summary>Whether a rule could compare the record at all.</summary>
    public bool HadKey { get; set; }

    /// <summary>The partner's position, once it is decided on.</summary>
    public int? Partner { get; set; }

    public MatchVerdict? Verdict { get; set; }

    public MatchVerdict Result => Verdict ?? new MatchVerdict { Reason = HadKey ? MatchReason.NoMatch : MatchReason.BlankKey };
}
