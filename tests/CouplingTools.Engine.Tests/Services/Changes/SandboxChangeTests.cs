using CouplingTools.Engine.Records;
using CouplingTools.Engine.Services;
using CouplingTools.Engine.Services.BusinessCentral;
using CouplingTools.Engine.Services.Dataverse;
using CouplingTools.Sandbox;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace CouplingTools.Engine.Tests.Services.Changes;

public sealed class SandboxChangeTests
{
    private static readonly TableReference s_accounts = new("accounts", "accountid", "account");
    private static readonly TableReference s_customers = new("customers", "id");

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(Side.Sales)]
    [InlineData(Side.BusinessCentral)]
    public async Task When_nothing_changed_one_request_tells_so_and_the_description_of_the_table_is_the_only_other(Side side)
    {
        var counter = new CountingHandler();
        var time = new FakeTimeProvider(new(2025, 6, 2, 10, 0, 0, TimeSpan.Zero));
        using var file = await SandboxUnderTest.OpenAsync(time, counter);
        var table = side == Side.Sales ? s_accounts : s_customers;
        var watermark = await EndAsync(file.Client(side), table, null);
        time.Advance(TimeSpan.FromMinutes(30));
        counter.Count = 0;

        var pages = await file.Client(side).ChangesAsync(table, watermark, Stop).ToListAsync(Stop);

        Assert.Equal(2, counter.Count);
        Assert.Empty(pages.SelectMany(page => page.Rows));
        Assert.False(pages[^1].IsFull);
    }

    [Fact]
    public async Task Sales_tells_what_was_created_changed_and_deleted()
    {
        var time = new FakeTimeProvider(new(2025, 6, 2, 10, 0, 0, TimeSpan.Zero));
        using var file = await SandboxUnderTest.OpenAsync(time, new CountingHandler());
        var sales = file.Client(Side.Sales);
        var first = await sales.ChangesAsync(s_accounts, null, Stop).LastAsync(Stop);
        var created = Guid.NewGuid();
        var answers = await sales.WriteAsync(
            s_accounts,
            [
                Writes.Create(created, ("name", "New")),
                Writes.Update(first.Rows[0].Id, first.Rows[0].Version!, ("name", "Changed")),
                Writes.Delete(first.Rows[1].Id, first.Rows[1].Version!),
            ],
            ["name"], Stop);

        var changes = await sales.ChangesAsync(s_accounts, first.Watermark, Stop).LastAsync(Stop);

        Assert.All(answers, answer => Assert.Equal(WriteStatus.Done, answer.Status));
        Assert.Equal([created, first.Rows[0].Id, first.Rows[1].Id], changes.Rows.Select(row => row.Id));
        Assert.Equal([answers[0].Record!.Version, answers[1].Record!.Version, null], changes.Rows.Select(row => row.Version));
    }

    [Fact]
    public async Task After_seven_days_Sales_is_read_in_full_once()
    {
        var time = new FakeTimeProvider(new(2025, 6, 2, 10, 0, 0, TimeSpan.Zero));
        using var file = await SandboxUnderTest.OpenAsync(time, new CountingHandler());
        var sales = file.Client(Side.Sales);
        var watermark = await EndAsync(sales, s_accounts, null);
        time.Advance(TimeSpan.FromDays(8));

        var full = await sales.ChangesAsync(s_accounts, watermark, Stop).LastAsync(Stop);
        var later = await sales.ChangesAsync(s_accounts, full.Watermark, Stop).LastAsync(Stop);

        Assert.Equal((true, false, 0), (full.IsFull, later.IsFull, later.Rows.Count));
    }

    [Fact]
    public async Task Business_Central_tells_what_was_created_and_changed_each_version_once()
    {
        var time = new FakeTimeProvider(new(2025, 6, 2, 10, 0, 0, TimeSpan.Zero));
        using var file = await SandboxUnderTest.OpenAsync(time, new CountingHandler());
        var central = file.Client(Side.BusinessCentral);
        var watermark = await EndAsync(central, s_customers, null);
        var seen = new List<RowChange>();
        for (var round = 0; round < 4; round++)
        {
            var rows = await central.QueryAsync(new RecordQuery(s_customers) { First = 2, Fields = ["displayName"] }, Stop).FirstAsync(Stop);
            await central.WriteAsync(
                s_customers,
                [Writes.Create(null, ("displayName", $"New {round}")), Writes.Update(rows[0].Id, rows[0].Version, ("displayName", $"Changed {round}"))],
                ["displayName"], Stop);
            time.Advance(TimeSpan.FromMinutes(3));
            var page = await central.ChangesAsync(s_customers, watermark, Stop).LastAsync(Stop);
            Assert.Equal(2, page.Rows.Count);
            seen.AddRange(page.Rows);
            watermark = page.Watermark!;
        }
        Assert.Equal(seen.Count, seen.Select(row => (row.Id, row.Version)).Distinct().Count());
    }

    private static async Task<string> EndAsync(IRecordService service, TableReference table, string? watermark) =>
        (await service.ChangesAsync(table, watermark, Stop).LastAsync(Stop)).Watermark!;

    private sealed class CountingHandler : DelegatingHandler
    {
        public int Count { get; set; }

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Count++;
            return base.SendAsync(request, cancellationToken);
        }
    }

    private sealed class SandboxUnderTest(DirectoryInfo folder, SandboxEnvironment sandbox, CountingHandler handler, TimeProvider time) : IDisposable
    {
        private readonly List<IDisposable> _clients = [];

        public static async Task<SandboxUnderTest> OpenAsync(TimeProvider time, CountingHandler handler)
        {
            var folder = Directory.CreateTempSubdirectory("coupling-changes-");
            var path = Path.Combine(folder.FullName, "test.sandbox");
            await SandboxFile.CreateAsync(path, new SandboxOptions(8, Contacts: 0, OverlapPercent: 100), time, Stop);
            var sandbox = SandboxEnvironment.Open(path, time);
            handler.InnerHandler = sandbox.CreateHandler();
            return new(folder, sandbox, handler, time);
        }

        /// <summary>A new client, as another process would have one.</summary>
        public IRecordService Client(Side side)
        {
            var invoker = new HttpMessageInvoker(handler, disposeHandler: false);
            IRecordService client = side == Side.Sales
                ? new DataverseService(invoker, SandboxEnvironment.DataverseUrl, time)
                : new BusinessCentralService(invoker, SandboxEnvironment.BusinessCentralUrl, new Company(sandbox.CompanyId, sandbox.CompanyName, sandbox.CompanyName), time);
            _clients.Add((IDisposable)client);
            return client;
        }

        public void Dispose()
        {
            _clients.ForEach(client => client.Dispose());
            handler.Dispose();
            sandbox.Dispose();
            folder.Delete(recursive: true);
        }
    }
}
