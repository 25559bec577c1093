using CouplingTools.Engine.Matching;
using Xunit;

namespace CouplingTools.Engine.Tests.Matching;

/// <summary>Joins small tables of texts: the columns are numbered, a blank text is blank, <c>!</c> in front says coupled.</summary>
internal sealed class JoinBench(params MatchRule[] rules)
{
    private readonly KeyPool _pool = new();
    private readonly List<MatchRow> _left = [];
    private readonly List<MatchRow> _right = [];

    public JoinBench BusinessCentral(string name, params string[] keys) => Add(_left, name, keys);

    public JoinBench Sales(string name, params string[] keys) => Add(_right, name, keys);

    public static MatchRule Rule(params int[] exact) => new() { Text = string.Join('+', exact), Exact = exact };

    /// <summary>What is found for each record, as <c>name: reason candidates</c>.</summary>
    public string[] Run()
    {
        var verdicts = MatchJoin.Run(rules, _pool, _left, _right, TestContext.Current.CancellationToken);
        return [.. Shown(_left, verdicts[0], _right), .. Shown(_right, verdicts[1], _left)];
    }

    private static IEnumerable<string> Shown(List<MatchRow> rows, MatchVerdict[] verdicts, List<MatchRow> others) => rows
        .Zip(verdicts)
        .Where(pair => pair.First.PartnerId is null)
        .Select(pair => $"{pair.First.Name}: {pair.Second.Reason} {string.Join(',', pair.Second.Candidates.Select(candidate => others[candidate.Row].Name).Order(StringComparer.Ordinal))}".TrimEnd());

    private JoinBench Add(List<MatchRow> rows, string name, string[] keys)
    {
        rows.Add(new MatchRow(Guid.NewGuid(), null, name.TrimStart('!'), name.StartsWith('!') ? Guid.NewGuid() : null, [.. keys.Select(_pool.Add)]));
        return this;
    }
}
