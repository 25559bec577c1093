namespace CouplingTools.Engine.Matching;

/// <summary>
/// Which of many names are similar. Names are compared only where they share some of their rarer letter sequences, so
/// that the work grows with the number of names and not with its square.
/// </summary>
internal sealed class SimilarNames
{
    private const int Probes = 8;
    private const int MostCompared = 150;

    private readonly Dictionary<int, List<(int Name, int Score)>> _similar = [];

    /// <param name="pool">The texts of the names.</param>
    /// <param name="left">The numbers of one side's names.</param>
    /// <param name="right">The numbers of the other side's names.</param>
    /// <param name="least">The least similarity.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public SimilarNames(KeyPool pool, IReadOnlyCollection<int> left, IReadOnlyCollection<int> right, int least, CancellationToken cancellationToken)
    {
        var postings = Index(pool, right);
        var words = left.Concat(right).Distinct().ToDictionary(name => name, name => Similarity.Words(pool[name]));
        foreach (var name in left)
        {
            cancellationToken.ThrowIfCancellationRequested();
            foreach (var other in Near(pool[name], postings))
            {
                if (name != other && Similarity.Of(words[name], words[other], least) is var score && score >= least)
                    Add(name, other, score);
            }
        }

        foreach (var similar in _similar.Values)
            similar.Sort((one, two) => two.Score.CompareTo(one.Score));
    }

    /// <summary>The names similar to one, each side's to the other's.</summary>
    public IReadOnlyList<(int Name, int Score)> Of(int name) => _similar.TryGetValue(name, out var similar) ? similar : [];

    public int? Score(int name, int other)
    {
        foreach (var (known, score) in Of(name))
        {
            if (known == other)
                return score;
        }

        return null;
    }

    private void Add(int name, int other, int score)
    {
        foreach (var (from, to) in (ReadOnlySpan<(int, int)>)[(name, other), (other, name)])
        {
            if (!_similar.TryGetValue(from, out var similar))
                _similar.Add(from, similar = []);
            if (!similar.Contains((to, score)))
                similar.Add((to, score));
        }
    }

    private static Dictionary<string, List<int>> Index(KeyPool pool, IEnumerable<int> names)
    {
        var postings = new Dictionary<string, List<int>>(StringComparer.Ordinal);
        foreach (var name in names)
        {
            foreach (var sequence in Sequences(pool[name]))
            {
                if (!postings.TryGetValue(sequence, out var list))
                    postings.Add(sequence, list = []);
                list.Add(name);
            }
        }

        return postings;
    }

    private static HashSet<int> Near(string text, Dictionary<string, List<int>> postings)
    {
        var rare = Sequences(text)
            .Select(postings.GetValueOrDefault)
            .OfType<List<int>>()
            .OrderBy(list => list.Count)
            .Take(Probes);
        var near = new HashSet<int>();
        foreach (var list in rare.TakeWhile(list => near.Count + list.Count <= MostCompared))
            near.UnionWith(list);
        return near;
    }

    /// <summary>Three letters in a row, with the beginnings and ends of words marked: short, so that a slip of the pen leaves some whole.</summary>
    private static HashSet<string> Sequences(string text)
    {
        var sequences = new HashSet<string>(StringComparer.Ordinal);
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var marked = $" {word} ";
            for (var index = 0; index + 3 <= marked.Length; index++)
                sequences.Add(marked.Substring(index, 3));
        }

        return sequences;
    }
}
