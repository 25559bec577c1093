namespace CouplingTools.Engine.Matching;

/// <summary>
/// How similar two names are, from 0 to 100: every word is paired with the most similar one of the other name
/// (Monge-Elkan over Jaro-Winkler), in both directions, long words counting more. The order of words makes no
/// difference. Words with digits must be the same, because numbers tell things apart.
/// </summary>
internal static class Similarity
{
    public static int Of(string left, string right)
    {
        return left == right ? 100 : Of(Words(left), Words(right), 0);
    }

    /// <summary>The same of names taken apart that are not equal; 0 as soon as it cannot reach <paramref name="least"/>.</summary>
    public static int Of(string[] left, string[] right, int least)
    {
        if (left.Length == 0 || right.Length == 0)
            return 0;
        var covered = Covered(left, right);
        if (100 * covered < least)
            return 0;
        return Math.Min(99, (int)Math.Floor(100 * Math.Min(covered, Covered(right, left))));
    }

    public static string[] Words(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private static double Covered(string[] words, string[] by)
    {
        var (sum, length) = (0.0, 0);
        foreach (var word in words)
        {
            var best = Best(word, by);
            if (best < 1 && word.AsSpan().ContainsAnyInRange('0', '9'))
                return 0;
            sum += best * word.Length;
            length += word.Length;
        }

        return sum / length;
    }

    private static double Best(string word, string[] by)
    {
        var best = 0.0;
        foreach (var other in by)
            best = Math.Max(best, JaroWinkler.Of(word, other));
        return best;
    }
}
