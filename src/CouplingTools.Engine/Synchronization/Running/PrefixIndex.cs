namespace CouplingTools.Engine.Synchronization.Running;

/// <summary>Finds things by texts of which one begins with the other.</summary>
internal sealed class PrefixIndex<T>
{
    private readonly ILookup<string, T> _things;
    private readonly string[] _texts;

    /// <summary>Things without a text are not found.</summary>
    public PrefixIndex(IEnumerable<T> things, Func<T, string> textOf)
    {
        _things = things.Select(thing => (Thing: thing, Text: textOf(thing))).Where(entry => entry.Text.Length > 0).ToLookup(entry => entry.Text, entry => entry.Thing, StringComparer.Ordinal);
        _texts = [.. _things.Select(group => group.Key).Order(StringComparer.Ordinal)];
    }

    /// <summary>The things whose text begins with another, or that one with theirs.</summary>
    public IEnumerable<T> AlongWith(string text)
    {
        if (text.Length == 0)
            yield break;
        for (var length = 1; length < text.Length; length++)
        {
            foreach (var thing in _things[text[..length]])
                yield return thing;
        }

        var place = Array.BinarySearch(_texts, text, StringComparer.Ordinal);
        for (var at = place < 0 ? ~place : place; at < _texts.Length && _texts[at].StartsWith(text, StringComparison.Ordinal); at++)
        {
            foreach (var thing in _things[_texts[at]])
                yield return thing;
        }
    }
}
