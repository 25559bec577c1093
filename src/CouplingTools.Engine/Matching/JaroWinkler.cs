namespace CouplingTools.Engine.Matching;

/// <summary>The Jaro-Winkler similarity of two words, from 0 to 1.</summary>
internal static class JaroWinkler
{
    private const int MostPrefix = 4;
    private const double PrefixWeight = 0.1;

    public static double Of(string left, string right)
    {
        if (left == right)
            return 1;
        if (left.Length == 0 || right.Length == 0)
            return 0;
        var jaro = Jaro(left, right);
        var prefix = 0;
        while (prefix < Math.Min(MostPrefix, Math.Min(left.Length, right.Length)) && left[prefix] == right[prefix])
            prefix++;
        return jaro + (prefix * PrefixWeight * (1 - jaro));
    }

    private static double Jaro(string left, string right)
    {
        var reach = Math.Max(0, (Math.Max(left.Length, right.Length) / 2) - 1);
        Span<bool> leftHit = stackalloc bool[left.Length <= 256 ? left.Length : 0];
        Span<bool> rightHit = stackalloc bool[right.Length <= 256 ? right.Length : 0];
        if (leftHit.IsEmpty)
            leftHit = new bool[left.Length];
        if (rightHit.IsEmpty)
            rightHit = new bool[right.Length];

        var hits = 0;
        for (var i = 0; i < left.Length; i++)
        {
            for (var j = Math.Max(0, i - reach); j < Math.Min(right.Length, i + reach + 1); j++)
            {
                if (rightHit[j] || left[i] != right[j])
                    continue;
                (leftHit[i], rightHit[j]) = (true, true);
                hits++;
                break;
            }
        }

        if (hits == 0)
            return 0;
        var moved = Moved(left, right, leftHit, rightHit) / 2.0;
        return (((double)hits / left.Length) + ((double)hits / right.Length) + ((hits - moved) / hits)) / 3;
    }

    private static int Moved(string left, string right, ReadOnlySpan<bool> leftHit, ReadOnlySpan<bool> rightHit)
    {
        var (moved, j) = (0, 0);
        for (var i = 0; i < left.Length; i++)
        {
            if (!leftHit[i])
                continue;
            while (!rightHit[j])
                j++;
            if (left[i] != right[j++])
                moved++;
        }

        return moved;
    }
}
