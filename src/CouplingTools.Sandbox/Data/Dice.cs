using CouplingTools.Sandbox.Storage;

namespace CouplingTools.Sandbox.Data;

/// <summary>Seeded choices: the same seed gives the same sequence.</summary>
internal sealed class Dice(int seed)
{
#pragma warning disable CA5394 // Sample data needs to be repeatable, not unpredictable.
    private readonly Random _random = new(seed);

    /// <summary>A whole number from zero up to, not including, <paramref name="limit"/>.</summary>
    public int Next(int limit) => _random.Next(limit);

    /// <summary>A new identifier drawn from the sequence, of the random kind (version 4).</summary>
    public Guid NextGuid()
    {
        Span<byte> bytes = stackalloc byte[16];
        _random.NextBytes(bytes);
        return GuidBits.Version4(bytes);
    }
#pragma warning restore CA5394

    /// <summary>True in <paramref name="percent"/> of a hundred throws.</summary>
    public bool Percent(int percent) => Next(100) < percent;

    /// <summary>One of the items, each equally likely.</summary>
    public T Pick<T>(IReadOnlyList<T> items) => items[Next(items.Count)];

    /// <summary>The pattern with every # replaced by a digit.</summary>
    public string Digits(string pattern) =>
        string.Create(pattern.Length, (pattern, this), static (span, state) =>
        {
            for (var i = 0; i < span.Length; i++)
            {
                span[i] = state.pattern[i] == '#' ? (char)('0' + state.Item2.Next(10)) : state.pattern[i];
            }
        });
}
