using System.Globalization;

namespace CouplingTools.Bench.Tests.Services;

/// <summary>The companies that there are at first: half of them in one service, half in the other. A few have a namesake.</summary>
internal static class Companies
{
    private const int NamesakeEvery = 100;

    public static IEnumerable<CompanyRow> Of(Service service, int count) => Enumerable.Range(0, count).Select(i => new CompanyRow(
        Guid.Empty, string.Empty, string.Empty, Name(service, i), Invariant($"+49 {Place(service) + i}"), Invariant($"{service.Name} {i}"), Invariant($"{service.Name}{i}@example.com")));

    /// <summary>How many companies bear each name.</summary>
    public static IReadOnlyDictionary<string, int> Names(int inBusinessCentral, int inSales) =>
        Of(Service.BusinessCentral, inBusinessCentral).Concat(Of(Service.Sales, inSales)).GroupBy(row => row.Company).ToDictionary(group => group.Key, group => group.Count());

    private static string Name(Service service, int i) => Invariant($"{service.Name} Company {(i % NamesakeEvery == 1 ? i - 1 : i)}");

    private static int Place(Service service) => service == Service.Sales ? 2_000_000 : 1_000_000;

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
