using Xunit;

namespace CouplingTools.Engine.Tests.Synchronization.Running;

/// <summary>The process dies before or after any request while records that refer to each other are created and completed.</summary>
public sealed class CircularCrashTests
{
    private static readonly SyncOptions s_create = new() { Mapping = "Own", Direction = SyncDirection.ToSales, IfNotCoupled = UncoupledPolicy.Create, BatchSize = 2 };

    [Fact]
    public async Task A_run_that_died_between_creating_and_completing_is_completed_by_the_next()
    {
        using var mapping = new ParentMapping();
        await using var template = await World.CreateAsync();
        var customers = new List<ServiceRecord>();
        for (var index = 0; index < 4; index++)
            customers.Add(await template.Users.CreateAsync(Side.BusinessCentral, ("displayName", $"Company {index}"), ("addressLine2", customers.LastOrDefault()?.Number ?? string.Empty)));
        await template.Users.EditAsync(Side.BusinessCentral, customers[0].Id, ("addressLine2", customers[^1].Number));
        var inputs = customers.Select(customer => Runs.On(Side.BusinessCentral, customer.Id)).ToList();
        var moments = new List<(string Moment, DirectoryInfo Files)>();
        await using (var session = await template.OpenSessionAsync(inner => new PowerFailure(inner, template, moments), adjust: mapping.Use))
            Assert.All(await session.SynchronizeAsync(inputs, s_create), result => Assert.Equal((SyncOutcome.Created, null), (result.Outcome, result.Reason)));

        var problems = new List<string>();
        foreach (var (moment, files) in moments)
        {
            await using var world = await World.OpenAsync(files);
            await using var session = await world.OpenSessionAsync(adjust: mapping.Use);
            var results = await session.SynchronizeAsync(inputs, s_create);
            problems.AddRange(results.Where(result => result.ErrorClass is not null || result.Reason is not null).Select(result => $"{moment}: {result} {result.Error}"));
            problems.AddRange((await FaultsAsync(session, customers)).Select(problem => $"{moment}: {problem}"));

            var written = world.LastLogged;
            results = await session.SynchronizeAsync(inputs, s_create with { Direction = SyncDirection.Bidirectional });
            if (results.Any(result => result.Outcome != SyncOutcome.Unchanged) || world.WritesAfter(written).Count > 0)
                problems.Add($"{moment}: not at rest: {string.Join(", ", results)}");
        }

        Assert.InRange(moments.Count, 12, 100);
        Assert.True(problems.Count == 0, string.Join(Environment.NewLine, problems));
    }

    private static async Task<List<string>> FaultsAsync(CouplingSession session, List<ServiceRecord> customers)
    {
        var cancellation = TestContext.Current.CancellationToken;
        var partners = new Dictionary<Guid, Guid>();
        await foreach (var coupling in session.ListCouplingsAsync(new CouplingListRequest { Mapping = "Own" }, cancellation))
            partners.Add(coupling.BusinessCentralId, coupling.SalesId);
        var accounts = new Dictionary<Guid, ServiceRecord>();
        await foreach (var account in session.ListRecordsAsync(new RecordListRequest("Own", Side.Sales), problem => throw problem, cancellation))
            accounts.Add(account.Id, account);
        var created = new List<Guid?>();
        await foreach (var result in session.ListResultsAsync(new ResultListRequest { Outcomes = [SyncOutcome.Created] }, cancellation))
            created.Add(result.BusinessCentralId);

        var problems = new List<string>();
        if ((accounts.Count, partners.Count, created.Count) != (customers.Count, customers.Count, created.Distinct().Count()))
            problems.Add($"{accounts.Count} accounts, {partners.Count} couplings, {created.Count} created of {created.Distinct().Count()}");
        for (var index = 0; index < customers.Count; index++)
        {
            var parent = partners.GetValueOrDefault(customers[(index + customers.Count - 1) % customers.Count].Id);
            if (accounts.GetValueOrDefault(partners.GetValueOrDefault(customers[index].Id))?.Values["parentaccountid"] is not Guid found || found != parent)
                problems.Add($"{customers[index].Name} has not the parent {parent}");
        }

        return problems;
    }

    /// <summary>A mapping of customers in which each may name another as its parent.</summary>
    private sealed class ParentMapping : IDisposable
    {
        private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("coupling-mapping-");

        public ParentMapping() => File.WriteAllText(
            Path.Combine(_folder.FullName, "Own.json"),
            """
            {
              "name": "Own",
              "businessCentral": { "entitySet": "customers", "key": "id", "number": "number", "name": "displayName" },
              "sales": { "entitySet": "accounts", "logicalName": "account", "key": "accountid", "name": "name" },
              "fields": [
                { "businessCentral": "displayName", "sales": "name" },
                { "name": "parent", "businessCentral": "addressLine2", "sales": "parentaccountid", "codec": "lookup",
                  "lookup": { "mapping": "Own", "businessCentral": { "entitySet": "customers", "reference": "number", "key": "id" } } },
              ],
            }
            """);

        public SessionOptions Use(SessionOptions options) => options with { MappingDirectories = [.. options.MappingDirectories, _folder.FullName] };

        public void Dispose() => _folder.Delete(recursive: true);
    }
}
