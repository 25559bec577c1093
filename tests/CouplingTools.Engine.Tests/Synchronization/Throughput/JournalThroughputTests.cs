using System.Diagnostics;
using System.Globalization;
using CouplingTools.Engine.Couplings;
using CouplingTools.Engine.Couplings.Companies;
using CouplingTools.Engine.Couplings.Sqlite;
using CouplingTools.Engine.Mappings;
using CouplingTools.Engine.Records;
using CouplingTools.Engine.Services;
using CouplingTools.Engine.Services.BusinessCentral;
using CouplingTools.Engine.Services.Dataverse;
using CouplingTools.Engine.Services.Http;
using CouplingTools.Engine.Synchronization.Running;
using CouplingTools.Engine.Tests.Matching;
using CouplingTools.Engine.Tests.Synchronization.Running;
using CouplingTools.Sandbox;
using Xunit;

namespace CouplingTools.Engine.Tests.Synchronization.Throughput;

/// <summary>What the journal costs: the same writes with it and without it, in turns, in one process, with the store on disk. It prints, and asserts no time.</summary>
public sealed class JournalThroughputTests(ITestOutputHelper output)
{
    private const int Customers = 2_000;
    private const int Rounds = 6;

    private static readonly SyncOptions s_toSales = new() { Mapping = "Customer", Direction = SyncDirection.ToSales, IfNotCoupled = UncoupledPolicy.Create, MaxChangePercent = 100 };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory(Explicit = true)]
    [InlineData(0)]
    [InlineData(50)]
    public async Task Throughput_with_the_journal_by_that_without(int milliseconds)
    {
        await using var world = await World.CreateAsync();
        var ids = await new BulkWriter(world).CreateAsync(
            Side.BusinessCentral, Enumerable.Range(0, Customers).Select(number => new Dictionary<string, string> { ["displayName"] = $"Company {number}", ["city"] = "Bern" }));
        using var invoker = new HttpMessageInvoker(new SlowHandler(world.CreateHandler(), TimeSpan.FromMilliseconds(milliseconds)));
        var services = new ServiceOptions { LimitFactor = double.PositiveInfinity };
        var companies = await BusinessCentralService.ListCompaniesAsync(invoker, SandboxEnvironment.BusinessCentralUrl, TimeProvider.System, services, Token);
        using var businessCentral = new BusinessCentralService(invoker, SandboxEnvironment.BusinessCentralUrl, companies[0], TimeProvider.System, services);
        using var sales = new DataverseService(invoker, SandboxEnvironment.DataverseUrl, TimeProvider.System, services);

        var (creates, updates) = (new List<double>(), new List<double>());
        await MeasureAsync(businessCentral, sales, companies[0].Id, ids, isJournaled: true);
        for (var round = 0; round < Rounds; round++)
        {
            var isFirst = round % 2 == 0;
            var one = await MeasureAsync(businessCentral, sales, companies[0].Id, ids, isFirst);
            var two = await MeasureAsync(businessCentral, sales, companies[0].Id, ids, !isFirst);
            var (on, off) = isFirst ? (one, two) : (two, one);
            creates.Add(off.Creating / on.Creating);
            updates.Add(off.Updating / on.Updating);
            output.WriteLine(Text($"round {round + 1}: creates {Customers / on.Creating:F0}/s with, {Customers / off.Creating:F0}/s without; updates {Customers / on.Updating:F0}/s with, {Customers / off.Updating:F0}/s without"));
        }

        output.WriteLine(Text($"{milliseconds} ms latency: creates {Median(creates):P0}, updates {Median(updates):P0} of the throughput without a journal (medians of {Rounds})"));
    }

    private static async Task<(double Creating, double Updating)> MeasureAsync(
        BusinessCentralService businessCentral, DataverseService sales, Guid company, List<Guid> customers, bool isJournaled)
    {
        var folder = Directory.CreateTempSubdirectory("coupling-throughput-");
        await using var file = await SqliteStore.OpenAsync(Path.Combine(folder.FullName, "couplings.db"), new StoreScope(company, Guid.NewGuid()), TimeProvider.System, Token);
        var catalog = MappingCatalog.Load(Path.Combine(AppContext.BaseDirectory, "mappings"), []);
        var workspace = new Workspace(businessCentral, sales, isJournaled ? file : UnjournaledStore.Around(file), catalog, TimeProvider.System, Guid.NewGuid, new ServiceNotices())
        {
            Retention = TimeSpan.FromDays(1),
            SuspendAfter = 3,
            UpdateAttempts = 3,
            Companies = new SalesCompanies(sales, company, "CRONUS"),
        };

        var creating = await RunAsync(workspace, customers, SyncOutcome.Created);
        await EditAsync(businessCentral, customers);
        var updating = await RunAsync(workspace, customers, SyncOutcome.Updated);
        await file.DisposeAsync();
        folder.Delete(recursive: true);
        return (creating, updating);
    }

    private static async Task<double> RunAsync(Workspace workspace, List<Guid> customers, SyncOutcome expected)
    {
        var clock = Stopwatch.StartNew();
        var count = 0;
        await foreach (var result in new SyncRunner(workspace).RunAsync(AsyncEnumerable.ToAsyncEnumerable(customers.Select(id => Runs.On(Side.BusinessCentral, id))), s_toSales, QuietHost.Instance, Token))
        {
            Assert.Equal(expected, result.Outcome);
            count++;
        }

        Assert.Equal(customers.Count, count);
        return clock.Elapsed.TotalSeconds;
    }

    private static async Task EditAsync(BusinessCentralService businessCentral, List<Guid> customers)
    {
        var table = new TableReference("customers", "id");
        string[] fields = ["id", "city"];
        var present = await businessCentral.ReadAsync(table, customers, fields, Token);
        foreach (var batch in present.Values.Chunk(500))
        {
            var city = FieldValue.Of(Guid.NewGuid().ToString("N")[..8]);
            var answers = await businessCentral.WriteAsync(table, [.. batch.Select(row => new WriteOperation(WriteKind.Update, row.Id, row.Version, [new("city", city)]))], fields, Token);
            Assert.All(answers, answer => Assert.Equal(WriteStatus.Done, answer.Status));
        }
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private sealed class SlowHandler(HttpMessageHandler inner, TimeSpan latency) : DelegatingHandler(inner)
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (latency > TimeSpan.Zero)
                await Task.Delay(latency, cancellationToken);
            return await base.SendAsync(request, cancellationToken);
        }
    }
}
