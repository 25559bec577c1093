namespace CouplingTools.Engine.Matching;

/// <summary>Gives equal keys of both sides the same number, so that records are compared by numbers.</summary>
internal sealed class KeyPool
{
    public const int Blank = -1;

    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly List<string> _texts = [];

    public string this[int number] => _texts[number];

    public int Add(string key)
    {
        if (key.Length == 0)
            return Blank;
        if (_numbers.TryGetValue(key, out var known))
            return known;
        _texts.Add(key);
        _numbers.Add(key, _texts.Count - 1);
        return _texts.Count - 1;
    }
}
