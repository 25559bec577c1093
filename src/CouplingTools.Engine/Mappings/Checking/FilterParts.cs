namespace CouplingTools.Engine.Mappings.Checking;

/// <summary>Takes a filter apart at the <c>and</c>s that join it, so that the part which leaves a record out can be named.</summary>
internal static class FilterParts
{
    private const string Joint = " and ";

    public static IReadOnlyList<string> Of(string filter)
    {
        var parts = new List<string>();
        var (start, depth, isQuoted) = (0, 0, false);
        for (var index = 0; index < filter.Length; index++)
        {
            isQuoted ^= filter[index] == '\'';
            if (isQuoted)
                continue;
            depth += filter[index] == '(' ? 1 : filter[index] == ')' ? -1 : 0;
            if (depth > 0 || string.CompareOrdinal(filter, index, Joint, 0, Joint.Length) != 0)
                continue;
            parts.Add(filter[start..index].Trim());
            start = index + Joint.Length;
            index = start - 1;
        }

        parts.Add(filter[start..].Trim());
        return HasOr(filter) ? [filter.Trim()] : parts;
    }

    /// <summary>An <c>or</c> beside the <c>and</c>s binds less than they do, so that no part stands for itself.</summary>
    private static bool HasOr(string filter)
    {
        var (depth, isQuoted) = (0, false);
        for (var index = 0; index < filter.Length; index++)
        {
            isQuoted ^= filter[index] == '\'';
            if (isQuoted)
                continue;
            depth += filter[index] == '(' ? 1 : filter[index] == ')' ? -1 : 0;
            if (depth == 0 && string.CompareOrdinal(filter, index, " or ", 0, 4) == 0)
                return true;
        }

        return false;
    }
}
