namespace CouplingTools.Engine.Services.OData;

/// <summary>A condition that a column has one of several values, in parts so that it can be cut to the length of an address.</summary>
internal sealed record AnyOfCondition(string Prefix, IReadOnlyList<string> Terms, string Separator, string Suffix, int MaxTerms)
{
    /// <summary>Cuts the condition into as few as fit an address with <paramref name="room"/> characters left.</summary>
    public IEnumerable<string> Split(int room)
    {
        room -= Length(Prefix) + Length(Suffix) + 2;
        var separator = Length(Separator);
        var part = new List<string>();
        var used = 0;
        foreach (var term in Terms)
        {
            var length = Length(term) + separator;
            if (part.Count > 0 && (part.Count == MaxTerms || used + length > room))
            {
                yield return Join(part);
                part.Clear();
                used = 0;
            }
            part.Add(term);
            used += length;
        }
        if (part.Count > 0)
            yield return Join(part);
    }

    private string Join(List<string> part) => Prefix + string.Join(Separator, part) + Suffix;

    private static int Length(string text) => QueryText.Escape(text).Length;
}
