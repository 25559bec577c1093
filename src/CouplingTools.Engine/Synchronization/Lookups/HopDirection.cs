using CouplingTools.Engine.Records;

namespace CouplingTools.Engine.Synchronization.Lookups;

/// <summary>One way through a hop's table: from the values of one field to those of another.</summary>
/// <param name="search">How the table is searched.</param>
/// <param name="side">The side the table is on.</param>
/// <param name="from">The field that is searched.</param>
/// <param name="to">The field that answers.</param>
/// <param name="keepsMisses">Whether what was not found is not asked again, because a run does not add rows to the table.</param>
internal sealed class HopDirection(IHopSearch search, Side side, string from, string to, bool keepsMisses)
{
    private const int Capacity = 20_000;

    private readonly BoundedCache<FieldValue, FieldValue?> _cache = new(Capacity, LookupKeyComparer.Instance);

    /// <summary>Answers the values, asking for all that are not remembered at once.</summary>
    public async Task<LookupAnswers> AskAsync(IEnumerable<FieldValue> values, CancellationToken cancellationToken)
    {
        var answers = new LookupAnswers();
        var unknown = new HashSet<FieldValue>();
        foreach (var value in values)
        {
            if (_cache.TryGet(value, out var answer))
                answers.Add(value, answer);
            else
                unknown.Add(value);
        }
        if (unknown.Count == 0)
            return answers;

        var asked = unknown.SelectMany(Spellings).Distinct().ToList();
        var rows = await search.FindAsync(asked, [from, to], cancellationToken).ConfigureAwait(false);
        var found = rows.Where(row => !row[from].IsBlank && !row[to].IsBlank).ToLookup(row => row[from], row => row[to], LookupKeyComparer.Instance);
        foreach (var value in unknown)
        {
            var answer = OnlyOne(found[value]);
            answers.Add(value, answer);
            if (answer is not null || keepsMisses)
                _cache.Set(value, answer);
        }
        return answers;
    }

    private static FieldValue? OnlyOne(IEnumerable<FieldValue> values) =>
        values.Distinct(LookupKeyComparer.Instance).Take(2).ToList() is [var only] ? only : null;

    // Business Central may compare texts to the letter, and keeps codes in capitals.
    private IEnumerable<FieldValue> Spellings(FieldValue value)
    {
        if (value.Value is not string text)
            return [value];
        var trimmed = text.Trim();
        return side == Side.BusinessCentral
            ? [value, FieldValue.Of(trimmed), FieldValue.Of(trimmed.ToUpperInvariant())]
            : [value, FieldValue.Of(trimmed)];
    }
}
