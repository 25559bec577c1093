using CouplingTools.Engine.Records;

namespace CouplingTools.Engine.Synchronization.Lookups;

/// <summary>Finds, of the rows with one reference, the one that holds today, and divides its key where the hop says so.</summary>
internal sealed class LatestSearch(IHopSearch inner, LookupHop hop, TimeProvider time) : IHopSearch
{
    private const int Digits = 12;

    public async Task<IReadOnlyList<Record>> FindAsync(
        IReadOnlyCollection<FieldValue> values, IReadOnlyList<string> fields, CancellationToken cancellationToken)
    {
        string[] wanted = [.. fields.Concat(new[] { hop.Latest, hop.Per }.OfType<string>()).Distinct(StringComparer.Ordinal)];
        var rows = await inner.FindAsync(values, wanted, cancellationToken).ConfigureAwait(false);
        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        return
        [
            .. rows.Where(row => hop.Latest is null || DateOf(row) <= today)
                .GroupBy(row => row[hop.Reference], LookupKeyComparer.Instance)
                .SelectMany(group => hop.Latest is null ? group : group.OrderByDescending(DateOf).Take(1))
                .Select(Divided),
        ];
    }

    private DateOnly DateOf(Record row) => row[hop.Latest!].Value is DateOnly date ? date : DateOnly.MinValue;

    private Record Divided(Record row)
    {
        if (hop.Per is not { } field)
            return row;
        var rate = row[hop.Key].Value is decimal amount && row[field].Value is decimal per && amount != 0 && per != 0
            ? FieldValue.Of(decimal.Round(amount / per, Digits))
            : FieldValue.Blank;
        return row with { Values = new Dictionary<string, FieldValue>(row.Values) { [hop.Key] = rate } };
    }
}
