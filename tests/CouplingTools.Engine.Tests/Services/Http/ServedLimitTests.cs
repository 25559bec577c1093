using System.Globalization;
using CouplingTools.Engine.Records;
using CouplingTools.Engine.Services;
using CouplingTools.Engine.Services.BusinessCentral;
using CouplingTools.Engine.Services.Dataverse;
using CouplingTools.Engine.Services.Http;
using CouplingTools.Engine.Tests.Environments;
using CouplingTools.Sandbox;
using CouplingTools.Sandbox.Faults;
using CouplingTools.Sandbox.Limits;
using CouplingTools.Sandbox.Server;
using Xunit;

namespace CouplingTools.Engine.Tests.Services.Http;

/// <summary>
/// A server behind a socket that enforces the published limits over a shorter window, at the published rates, and clients that have more to do than it
/// allows. The environment variable <c>COUPLING_LIMITS</c> names another share of the published window, such as 0.2 for a minute.
/// </summary>
public sealed class ServedLimitTests : IDisposable
{
    private const int Tasks = 12;
    private static readonly double s_scale = double.Parse(Environment.GetEnvironmentVariable("COUPLING_LIMITS") ?? "0.03", CultureInfo.InvariantCulture);
    private static readonly SandboxLimits s_limits = SandboxLimits.Published.Scale(s_scale);
    private readonly TemporaryDirectory _folder = new();
    private readonly HttpMessageInvoker _network = new(new SocketsHttpHandler());
    private readonly List<ServicePause> _pauses = [];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Neither_service_has_to_turn_a_busy_client_away()
    {
        await using var server = await ServeAsync();
        var until = TimeProvider.System.GetUtcNow() + (s_limits.Window * 2.5);

        await BusyAsync(server, new(), () => TimeProvider.System.GetUtcNow() < until);

        var (businessCentral, sales) = (server.Statistics.BusinessCentral, server.Statistics.Sales);
        var figures = $"Business Central: {Figures(businessCentral)}; Sales: {Figures(sales)}";
        Assert.True(businessCentral.Throttled + sales.Throttled == 0, figures);
        Assert.InRange(businessCentral.GreatestConcurrency, 1, s_limits.BusinessCentralConcurrency);
        Assert.InRange(sales.GreatestConcurrency, 1, s_limits.ParallelismHint);
        Assert.Contains(_pauses, pause => pause is { Side: Side.BusinessCentral, IsPrecaution: true });
        TestContext.Current.TestOutputHelper!.WriteLine(figures);
    }

    [Fact]
    public async Task The_same_client_is_turned_away_where_it_expects_to_be_allowed_more()
    {
        await using var server = await ServeAsync();
        var until = TimeProvider.System.GetUtcNow() + (s_limits.Window * 2.5);

        var failure = await Assert.ThrowsAsync<ServiceException>(() => BusyAsync(
            server,
            new() { LimitFactor = 10, Repeats = 0 },
            () => server.Statistics.BusinessCentral.Throttled == 0 && TimeProvider.System.GetUtcNow() < until));

        Assert.Equal((Side.BusinessCentral, 429), (failure.Error.Side, failure.Error.Status));
    }

    public void Dispose()
    {
        _network.Dispose();
        _folder.Dispose();
    }

    private static string Figures(ServiceStatistics seen) => $"{seen.Requests} requests, {seen.GreatestConcurrency} at once, {seen.Throttled} turned away";

    private async Task BusyAsync(SandboxServer server, ServiceOptions options, Func<bool> goOn)
    {
        var notices = new ServiceNotices();
        notices.Listen(pause =>
        {
            lock (_pauses)
                _pauses.Add(pause);
        });
        options = options with { LimitPeriod = s_limits.Window, Notices = notices };
        var companies = await BusinessCentralService.ListCompaniesAsync(_network, server.BusinessCentralUrl, TimeProvider.System, options, Stop);
        using var businessCentral = new BusinessCentralService(_network, server.BusinessCentralUrl, companies[0], TimeProvider.System, options);
        using var sales = new DataverseService(_network, server.DataverseUrl, TimeProvider.System, options);
        await Task.WhenAll(
            BusyAsync(businessCentral, new TableReference("customers", "id"), ["displayName", "phoneNumber"], most: 5, goOn),
            BusyAsync(sales, new TableReference("accounts", "accountid", "account"), ["name", "telephone1"], most: 100, goOn));
    }

    private async Task<SandboxServer> ServeAsync()
    {
        var file = Path.Combine(_folder.Path, "limits.sandbox");
        await SandboxFile.CreateAsync(file, new SandboxOptions(Customers: 200, Contacts: 0), TimeProvider.System, Stop);
        return await SandboxServer.StartAsync(
            new SandboxServerOptions(file)
            {
                AllowsAnonymous = true,
                Limits = s_limits,
                Faults = [new SandboxFault(SandboxFaultKind.Latency) { Milliseconds = 30, MicrosecondsPerRow = 6_000 }],
            },
            Stop);
    }

    /// <summary>Reads few or many rows, many times at once.</summary>
    private static async Task BusyAsync(IRecordService service, TableReference table, IReadOnlyList<string> fields, int most, Func<bool> goOn)
    {
        var ids = new List<Guid>();
        await foreach (var page in service.QueryAsync(new RecordQuery(table) { Fields = fields, First = 200 }, Stop))
            ids.AddRange(page.Select(record => record.Id));
        await Task.WhenAll(Enumerable.Range(1, Tasks).Select(async seed =>
        {
            var random = new Random(seed);
            while (goOn())
            {
                var wanted = ids.Skip(random.Next(ids.Count)).Take(random.Next(1, most)).ToList();
                Assert.Equal(wanted.Count, (await service.ReadAsync(table, wanted, fields, Stop)).Count);
            }
        }));
    }
}
