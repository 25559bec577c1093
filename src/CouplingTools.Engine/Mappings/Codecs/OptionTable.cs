namespace CouplingTools.Engine.Mappings.Codecs;

/// <summary>A mapping's options: Business Central codes without regard to case and blanks, several of which may share a Sales value.</summary>
internal sealed class OptionTable
{
    private readonly Dictionary<string, int> _values = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<int, List<string>> _codes = [];

    public OptionTable(IReadOnlyDictionary<string, int> options)
    {
        foreach (var (code, value) in options)
        {
            _values[code.Trim()] = value;
            if (!_codes.TryGetValue(value, out var codes))
                _codes[value] = codes = [];
            codes.Add(code.Trim());
        }
    }

    /// <summary>The legal pairs, for people.</summary>
    public string Legal => string.Join(", ", _values.Select(pair => $"'{pair.Key}' = {pair.Value}"));

    public int? ValueOf(string code) => _values.TryGetValue(code.Trim(), out var value) ? value : null;

    /// <summary>The codes that stand for a Sales value, the preferred one first.</summary>
    public IReadOnlyList<string> CodesOf(int value) => _codes.TryGetValue(value, out var codes) ? codes : [];
}
