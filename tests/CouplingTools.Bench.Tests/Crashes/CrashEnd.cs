using CouplingTools.Bench.Tests.Services;

namespace CouplingTools.Bench.Tests.Crashes;

/// <summary>Both services and the store, as they are after the last run.</summary>
internal sealed class CrashEnd(CrashBench bench, CrashCampaign campaign, StoreCopy store)
{
    public async Task<List<string>> CheckAsync()
    {
        var oracle = new Oracle(Companies.Names(campaign.OnEachSide, campaign.OnEachSide), campaign.First, campaign.Users.Edits);
        var couplings = store.List<Coupling>("SELECT business_central_id AS BusinessCentralId, sales_id AS SalesId, status AS Status FROM couplings");
        var rows = new Dictionary<Service, List<CompanyRow>>();
        var problems = new List<string>();
        foreach (var service in Service.Both)
        {
            rows[service] = await bench.Services.ListAsync(service);
            problems.AddRange(oracle.CheckRows(service, rows[service]));
            problems.AddRange(Oracle.CheckCouplings(service, rows[service], [.. couplings.Select(coupling => coupling.IdOn(service))]));
        }

        if (store.Number("SELECT count(*) FROM intents") is > 0 and var open)
            problems.Add($"{open} writes are still open");
        var (left, right) = (rows[Service.BusinessCentral].ToDictionary(row => row.Id), rows[Service.Sales].ToDictionary(row => row.Id));
        problems.AddRange(couplings
            .Where(coupling => left.ContainsKey(coupling.IdOn(Service.BusinessCentral)) && right.ContainsKey(coupling.IdOn(Service.Sales)))
            .SelectMany(coupling => oracle.CheckPair(new(left[coupling.IdOn(Service.BusinessCentral)], right[coupling.IdOn(Service.Sales)], coupling.Status == "Conflict"))));
        return problems;
    }

    private sealed class Coupling
    {
        public required string BusinessCentralId { get; init; }

        public required string SalesId { get; init; }

        public required string Status { get; init; }

        public Guid IdOn(Service service) => Guid.Parse(service == Service.Sales ? SalesId : BusinessCentralId);
    }
}
