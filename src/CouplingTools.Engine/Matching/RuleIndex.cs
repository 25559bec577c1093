namespace CouplingTools.Engine.Matching;

/// <summary>
/// The records of both sides by what one rule compares. Whether two records are related is the same seen from either side.
/// Sides are 0 for Business Central and 1 for Sales.
/// </summary>
internal sealed class RuleIndex
{
    private readonly IReadOnlyList<MatchRow>[] _rows;
    private readonly KeyPool _pool;
    private readonly int[][] _blocks;
    private readonly Dictionary<(int Block, int Name), List<int>>[] _members = [[], []];
    private readonly SimilarNames? _similar;

    /// <param name="rule">The rule.</param>
    /// <param name="rows">The rows of both sides.</param>
    /// <param name="pool">The texts of their keys.</param>
    /// <param name="isOpen">Whether a row still looks for a partner; similar names are found for these only.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public RuleIndex(MatchRule rule, IReadOnlyList<MatchRow>[] rows, KeyPool pool, Func<int, int, bool> isOpen, CancellationToken cancellationToken)
    {
        (Rule, _rows, _pool) = (rule, rows, pool);
        var blocks = new Dictionary<(int, int), int>();
        _blocks = [.. rows.Select(side => side.Select(row => BlockOf(row, blocks)).ToArray())];
        for (var side = 0; side < rows.Length; side++)
            Fill(side);
        if (rule.Similar is [var first, ..])
            _similar = new SimilarNames(pool, Names(0, first.Column, isOpen), Names(1, first.Column, isOpen), first.Least, cancellationToken);
    }

    public MatchRule Rule { get; }

    /// <summary>Whether a record has everything the rule compares.</summary>
    public bool CanCompare(int side, int row) => _blocks[side][row] != KeyPool.Blank;

    /// <summary>The records of the other side that agree with one, and how well.</summary>
    public IEnumerable<(int Row, int Score)> Partners(int side, int row)
    {
        if (!CanCompare(side, row))
            yield break;
        foreach (var name in NamesLike(side, row))
        {
            foreach (var other in _members[1 - side].GetValueOrDefault((_blocks[side][row], name)) ?? [])
            {
                if (Score(side, row, other) is { } score)
                    yield return (other, score);
            }
        }
    }

    /// <summary>How well two records agree; <see langword="null"/> when they do not.</summary>
    public int? Score(int side, int row, int other)
    {
        if (!CanCompare(side, row) || _blocks[side][row] != _blocks[1 - side][other])
            return null;
        var (keys, otherKeys) = (_rows[side][row].Keys, _rows[1 - side][other].Keys);
        foreach (var column in Rule.Optional)
        {
            if (keys[column] != otherKeys[column] && keys[column] != KeyPool.Blank && otherKeys[column] != KeyPool.Blank)
                return null;
        }

        return Rule.Similar.Count == 0 ? 100 : SimilarityOf(keys, otherKeys);
    }

    private int? SimilarityOf(int[] keys, int[] otherKeys)
    {
        var least = 100;
        for (var index = 0; index < Rule.Similar.Count; index++)
        {
            var (column, wanted) = Rule.Similar[index];
            var score = keys[column] == otherKeys[column] ? 100
                : index == 0 ? _similar!.Score(keys[column], otherKeys[column]) ?? 0
                : Similarity.Of(_pool[keys[column]], _pool[otherKeys[column]]);
            if (score < wanted)
                return null;
            least = Math.Min(least, score);
        }

        return least;
    }

    private IEnumerable<int> NamesLike(int side, int row)
    {
        var own = NameOf(_rows[side][row]);
        return _similar is null ? [own] : _similar.Of(own).Select(similar => similar.Name).Where(name => name != own).Prepend(own);
    }

    private int NameOf(MatchRow row) => Rule.Similar is [var first, ..] ? row.Keys[first.Column] : 0;

    private void Fill(int side)
    {
        for (var row = 0; row < _rows[side].Count; row++)
        {
            if (!CanCompare(side, row))
                continue;
            var key = (_blocks[side][row], NameOf(_rows[side][row]));
            if (!_members[side].TryGetValue(key, out var members))
                _members[side].Add(key, members = []);
            members.Add(row);
        }
    }

    private HashSet<int> Names(int side, int column, Func<int, int, bool> isOpen)
    {
        var names = new HashSet<int>();
        for (var row = 0; row < _rows[side].Count; row++)
        {
            if (CanCompare(side, row) && isOpen(side, row))
                names.Add(_rows[side][row].Keys[column]);
        }

        return names;
    }

    private int BlockOf(MatchRow row, Dictionary<(int, int), int> blocks)
    {
        foreach (var column in Rule.Required)
        {
            if (row.Keys[column] == KeyPool.Blank)
                return KeyPool.Blank;
        }

        var block = 0;
        foreach (var column in Rule.Exact)
        {
            if (!blocks.TryGetValue((block, row.Keys[column]), out var next))
                blocks.Add((block, row.Keys[column]), next = blocks.Count + 1);
            block = next;
        }

        return block;
    }
}
