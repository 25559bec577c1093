using CouplingTools.Engine.Records;
using CouplingTools.Engine.Services;

namespace CouplingTools.Engine.Synchronization.Lookups;

/// <summary>One way through a hop's table: from the values of one field to those of another.</summary>
/// <param name="service">The side the table is on.</param>
/// <param name="hop">The table.</param>
/// <param name="from">The field that is searched.</param>
/// <param name="to">The field that answers.</param>
/// <param name="keepsMisses">Whether what was not found is not asked again, because a run does not add rows to the table.</param>
internal sealed class HopDirection(IRecordService service, LookupHop hop, string from, string to, bool keepsMisses)
{
    private const int Capacity = 20_000;

    private readonly BoundedCache<FieldValue, FieldValue?> _cache = new(Capacity, LookupKeyComparer.Instance);

    /// <summary>Answers the values, with one request for all that are not remembered.</summary>
    public async Task<LookupAnswers> AskAsync(TableReference table, IEnumerable<FieldValue> values, CancellationToken cancellationToken)
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
        var rows = await service.ReadByKeyAsync(table, from, asked, hop.Filter, [from, to], cancellationToken).ConfigureAwait(false);
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
        return service.Side == Side.BusinessCentral
            ? [value, FieldValue.Of(trimmed), FieldValue.Of(trimmed.ToUpperInvariant())]
            : [value, FieldValue.Of(trimmed)];
    }
}
