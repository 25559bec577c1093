using CouplingTools.Engine.Matching;
using CsCheck;
using Xunit;

namespace CouplingTools.Engine.Tests.Matching;

/// <summary>What must hold of every join, whatever the records and the rules are.</summary>
public sealed class MatchPropertyTests
{
    private static readonly Gen<string> s_key = Gen.Int[0, 4].Select(number => number == 0 ? "" : $"{number}");

    private static readonly Gen<(string[] Keys, bool Coupled)[]> s_side = Gen.Select(s_key.Array[3], Gen.Int[0, 5].Select(number => number == 0)).Array[0, 8];

    private static readonly Gen<MatchRule> s_rule = Gen.Select(Gen.Int[0, 2], Gen.Int[0, 2], Gen.Bool, Gen.Bool).Select((first, second, isOptional, suggests) =>
        new MatchRule { Text = "rule", Exact = isOptional ? [first] : [first, second], Optional = isOptional ? [second] : [], Suggests = suggests });

    [Fact]
    public void Matches_are_one_to_one_agree_and_are_seen_from_both_sides() => Gen.Select(s_side, s_side, s_rule.Array[1, 3]).Sample(
        (left, right, rules) =>
        {
            var pool = new KeyPool();
            IReadOnlyList<MatchRow>[] rows = [Rows(left, pool), Rows(right, pool)];
            var verdicts = MatchJoin.Run(rules, pool, rows[0], rows[1], TestContext.Current.CancellationToken);
            for (var side = 0; side < 2; side++)
            {
                for (var row = 0; row < rows[side].Count; row++)
                    Check(rows, verdicts, side, row);
            }
        },
        iter: 3000);

    [Fact]
    public void The_order_of_the_records_makes_no_difference() => Gen.Select(s_side, s_side, s_rule.Array[1, 3]).Sample(
        (left, right, rules) =>
        {
            var pool = new KeyPool();
            var (lefts, rights) = (Rows(left, pool), Rows(right, pool));
            Assert.Equal(Pairs(rules, pool, lefts, rights), Pairs(rules, pool, [.. lefts.AsEnumerable().Reverse()], [.. rights.AsEnumerable().Reverse()]));
        },
        iter: 3000);

    private static void Check(IReadOnlyList<MatchRow>[] rows, MatchVerdict[][] verdicts, int side, int row)
    {
        var verdict = verdicts[side][row];
        if (verdict.Reason != MatchReason.Unique)
            return;
        var (partner, _) = Assert.Single(verdict.Candidates);
        Assert.Equal((MatchReason.Unique, row), (verdicts[1 - side][partner].Reason, verdicts[1 - side][partner].Candidates[0].Row));
        Assert.False(verdict.Rule!.Suggests);
        Assert.Null(rows[side][row].PartnerId);
        Assert.All(verdict.Rule.Exact, column => Assert.True(rows[side][row].Keys[column] >= 0 && rows[side][row].Keys[column] == rows[1 - side][partner].Keys[column]));
    }

    private static SortedSet<(Guid, Guid)> Pairs(MatchRule[] rules, KeyPool pool, List<MatchRow> left, List<MatchRow> right)
    {
        var verdicts = MatchJoin.Run(rules, pool, left, right, TestContext.Current.CancellationToken)[0];
        return [.. left.Zip(verdicts).Where(pair => pair.Second.Reason == MatchReason.Unique).Select(pair => (pair.First.Id, right[pair.Second.Candidates[0].Row].Id))];
    }

    private static List<MatchRow> Rows((string[] Keys, bool Coupled)[] side, KeyPool pool) =>
        [.. side.Select(row => new MatchRow(Guid.NewGuid(), null, null, row.Coupled ? Guid.NewGuid() : null, [.. row.Keys.Select(pool.Add)]))];
}
