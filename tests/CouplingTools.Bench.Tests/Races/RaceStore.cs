using CouplingTools.Bench.Tests.Services;
using CouplingTools.Engine.Tests.Couplings.Postgres;
using Dapper;

namespace CouplingTools.Bench.Tests.Races;

/// <summary>Looks into the store that the workers share.</summary>
internal sealed class RaceStore(ServerSchema schema)
{
    // A worker that was killed is taken for alive for 15 s.
    private static readonly TimeSpan s_longestAfterlife = TimeSpan.FromSeconds(60);

    public async Task<List<T>> ListAsync<T>(string sql)
    {
        await using var connection = await schema.ConnectAsync();
        return [.. await connection.QueryAsync<T>(sql)];
    }

    public async Task<long> NumberAsync(string sql) => (await ListAsync<long>(sql))[0];

    public Task<List<RacedCoupling>> CouplingsAsync() =>
        ListAsync<RacedCoupling>("SELECT business_central_id AS BusinessCentralId, sales_id AS SalesId, status AS Status FROM couplings");

    /// <summary>Waits until every worker that was killed is known to be dead.</summary>
    public async Task BuryAsync()
    {
        using var patience = new CancellationTokenSource(s_longestAfterlife);
        while (await NumberAsync("SELECT count(*) FROM presence WHERE alive_until > clock_timestamp()") > 0)
            await Task.Delay(200, patience.Token);
    }

    internal sealed class RacedCoupling
    {
        public required string BusinessCentralId { get; init; }

        public required string SalesId { get; init; }

        public required string Status { get; init; }

        public Guid IdOn(Service service) => Guid.Parse(service == Service.Sales ? SalesId : BusinessCentralId);
    }
}
