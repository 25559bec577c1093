using CouplingTools.Engine.Records;
using CouplingTools.Engine.Synchronization.Lookups;
using Microsoft.Extensions.Time.Testing;
using Xunit;
using Record = CouplingTools.Engine.Records.Record;

namespace CouplingTools.Engine.Tests.Lookups;

/// <summary>Exchange rates: the row that holds today, as an amount per amount.</summary>
public sealed class LatestRowTests
{
    private static readonly LookupHop s_hop = new("currencyExchangeRates", "currencyCode", "exchangeRateAmount") { Latest = "startingDate", Per = "relationalExchangeRateAmount" };

    [Fact]
    public async Task The_latest_rate_that_is_not_in_the_future_counts()
    {
        var rates = await FindAsync(Row("EUR", "2024-01-01", 90, 100), Row("EUR", "2025-06-02", 92, 100), Row("EUR", "2025-06-03", 99, 100), Row("DKK", "2020-01-01", 687, 100));
        Assert.Equal([("EUR", 0.92m), ("DKK", 6.87m)], rates);
    }

    [Fact]
    public async Task A_rate_in_the_future_or_of_nothing_is_none()
    {
        Assert.Empty(await FindAsync(Row("EUR", "2030-01-01", 90, 100)));
        Assert.Equal([("EUR", null)], await FindAsync(Row("EUR", "2024-01-01", 90, 0)));
        Assert.Equal([("EUR", null)], await FindAsync(Row("EUR", "2024-01-01", 0, 100)));
    }

    [Fact]
    public async Task A_rate_has_the_twelve_digits_that_Sales_keeps() =>
        Assert.Equal([("EUR", 0.333333333333m)], await FindAsync(Row("EUR", "2024-01-01", 100, 300)));

    private static async Task<IEnumerable<(string, decimal?)>> FindAsync(params Record[] rows)
    {
        var search = new LatestSearch(new Rows(rows), s_hop, new FakeTimeProvider(new DateTimeOffset(2025, 6, 2, 23, 0, 0, TimeSpan.Zero)));
        var found = await search.FindAsync([], ["currencyCode", "exchangeRateAmount"], TestContext.Current.CancellationToken);
        return found.Select(row => (row["currencyCode"].Text, row["exchangeRateAmount"].Value as decimal?));
    }

    private static Record Row(string code, string from, decimal amount, decimal per) => LookupBench.Row(
        ("currencyCode", code), ("startingDate", DateOnly.Parse(from, System.Globalization.CultureInfo.InvariantCulture)),
        ("exchangeRateAmount", amount), ("relationalExchangeRateAmount", per));

    private sealed class Rows(IReadOnlyList<Record> rows) : IHopSearch
    {
        public Task<IReadOnlyList<Record>> FindAsync(
            IReadOnlyCollection<FieldValue> values, IReadOnlyList<string> fields, CancellationToken cancellationToken)
        {
            Assert.Equal(["currencyCode", "exchangeRateAmount", "startingDate", "relationalExchangeRateAmount"], fields);
            return Task.FromResult(rows);
        }
    }
}
