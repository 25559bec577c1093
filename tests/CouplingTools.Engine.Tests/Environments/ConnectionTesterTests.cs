using CouplingTools.Engine.Couplings;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using CouplingTools.Engine.Environments.Credentials;
using CouplingTools.Engine.Tests.Services.Http;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace CouplingTools.Engine.Tests.Environments;

public sealed class ConnectionTesterTests : IDisposable
{
    private readonly TemporaryDirectory _folder = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_sandbox_passes_every_check_and_nothing_is_written_to_it()
    {
        var requests = new Recorder();
        await using var world = await SandboxSession.OpenAsync(3, inner => requests.Around(inner));
        requests.Methods.Clear();

        var checks = await ListAsync(world.Session.TestAsync(Stop));

        Assert.All(checks, check => Assert.True(check.Result is CheckResult.Passed or CheckResult.Skipped, $"{check.Service} {check.Mapping} {check}: {check.Detail}"));
        Assert.Equal(
            ["Network", "Clock", "SignIn", "Network", "Clock", "SignIn", "Company", "Organization"], checks.Take(8).Select(check => check.Check));
        Assert.Equal("Store", checks[^1].Check);
        Assert.Contains(checks, check => check is { Check: "Write", Service: Side.Sales, Mapping: "Customer", Result: CheckResult.Passed });
        Assert.Contains(checks, check => check is { Check: "ChangeTracking", Mapping: "Customer", Result: CheckResult.Passed });
        Assert.All(requests.Methods, method => Assert.True(method is "GET" or "POST $batch", method));
    }

    [Theory]
    [InlineData(30, CheckResult.Passed)]
    [InlineData(-90, CheckResult.Warning)]
    [InlineData(600, CheckResult.Failed)]
    public async Task The_clocks_difference_is_measured(int seconds, CheckResult expected)
    {
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));

        var checks = await TestAsync(Answering((_, response) => response.Headers.Date = time.GetUtcNow().AddSeconds(seconds)), time);

        var clock = checks.Single(check => check is { Check: "Clock", Service: Side.Sales });
        Assert.Equal(expected, clock.Result);
        Assert.Contains($"{seconds} s", clock.Detail, StringComparison.Ordinal);
        Assert.Equal(expected == CheckResult.Passed, clock.Remedy is null);
    }

    [Theory]
    [InlineData(HttpRequestError.NameResolutionError, "is not known here")]
    [InlineData(HttpRequestError.SecureConnectionError, "No encrypted connection")]
    [InlineData(HttpRequestError.ConnectionError, "No connection to")]
    public async Task A_service_out_of_reach_is_told_by_its_cause_and_the_other_is_still_checked(HttpRequestError error, string expected)
    {
        var handler = Answering((request, _) =>
        {
            if (request.RequestUri!.Host.StartsWith("api.business", StringComparison.Ordinal))
                throw new HttpRequestException(error, "cause");
        });

        var checks = await TestAsync(handler);

        var network = checks.Single(check => check is { Check: "Network", Service: Side.BusinessCentral });
        Assert.Equal(CheckResult.Failed, network.Result);
        Assert.Contains(expected, network.Detail, StringComparison.Ordinal);
        Assert.NotNull(network.Remedy);
        Assert.Equal(CheckResult.Skipped, checks.Single(check => check is { Check: "SignIn", Service: Side.BusinessCentral }).Result);
        Assert.Equal(CheckResult.Skipped, checks.Single(check => check.Check == "Company").Result);
        Assert.Equal(CheckResult.Passed, checks.Single(check => check.Check == "Organization").Result);
        Assert.Equal(CheckResult.Skipped, checks.Single(check => check.Check == "Store").Result);
        Assert.All(checks.Where(check => check is { Service: Side.BusinessCentral, Mapping: not null }), check => Assert.Equal(CheckResult.Skipped, check.Result));
    }

    [Fact]
    public async Task A_sign_in_that_fails_says_why_and_stops_what_builds_on_it()
    {
        var failing = SignIn.AccessToken((_, _) => throw SignInErrors.Create("AADSTS7000215", ErrorClass.Configuration, Side.Sales, "told"));

        var checks = await TestAsync(Answering(), sales: failing);

        var signIn = checks.Single(check => check is { Check: "SignIn", Service: Side.Sales });
        Assert.Equal((CheckResult.Failed, true), (signIn.Result, signIn.Remedy!.Contains("value of the secret", StringComparison.Ordinal)));
        Assert.Equal(CheckResult.Skipped, checks.Single(check => check.Check == "Organization").Result);
    }

    [Fact]
    public async Task A_company_that_is_not_there_lists_those_there_are()
    {
        var checks = await TestAsync(Answering(), company: "Missing");

        var company = checks.Single(check => check.Check == "Company");
        Assert.Equal(CheckResult.Failed, company.Result);
        Assert.Contains("CRONUS", company.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Missing_privileges_untracked_changes_and_another_integration_are_found_in_the_metadata()
    {
        await using var world = await SandboxSession.OpenAsync(1, inner => new OddOrganization(inner));
        await world.Session.CreateRecordAsync(
            "Customer", Side.Sales, new Dictionary<string, object?> { ["name"] = "Native", [OddOrganization.CompanyColumn] = "CRONUS" }, Stop);

        var checks = await ListAsync(world.Session.TestAsync(Stop));

        var ofCustomer = checks.Where(check => check is { Service: Side.Sales, Mapping: "Customer" }).ToDictionary(check => check.Check);
        Assert.Equal(CheckResult.Failed, ofCustomer["Write"].Result);
        Assert.Contains("prvWriteAccount", ofCustomer["Write"].Detail, StringComparison.Ordinal);
        Assert.DoesNotContain("prvCreateAccount", ofCustomer["Write"].Detail, StringComparison.Ordinal);
        Assert.Equal(CheckResult.Warning, ofCustomer["ChangeTracking"].Result);
        Assert.Equal(CheckResult.Warning, ofCustomer["NativeIntegration"].Result);
    }

    [Fact]
    public async Task A_mapped_column_that_is_not_there_is_named_and_the_rest_of_the_table_still_checked()
    {
        await using var world = await SandboxSession.OpenAsync(1, inner => new WithoutColumn(inner));

        var checks = await ListAsync(world.Session.TestAsync(Stop));

        var ofCustomer = checks.Where(check => check is { Service: Side.Sales, Mapping: "Customer" }).ToDictionary(check => check.Check);
        Assert.Equal(CheckResult.Failed, ofCustomer["Read"].Result);
        Assert.Contains("'accounts' has no column telephone1", ofCustomer["Read"].Detail, StringComparison.Ordinal);
        Assert.Equal(CheckResult.Passed, ofCustomer["Write"].Result);
    }

    [Fact]
    public async Task Connecting_gives_a_wrong_address_up_after_a_few_attempts()
    {
        var attempts = 0;
        var handler = Answering((request, _) =>
        {
            if (request.RequestUri!.Host.StartsWith("api.business", StringComparison.Ordinal) && Interlocked.Increment(ref attempts) > 0)
                throw new HttpRequestException(HttpRequestError.NameResolutionError, "cause");
        });

        var failure = await Assert.ThrowsAsync<CouplingException>(() => CouplingSession.OpenAsync(
            Options(handler) with { Services = new() { FirstDelay = TimeSpan.FromMilliseconds(1) } }, Stop));

        Assert.Equal(("RequestUnavailable", 4), (failure.ErrorId, attempts));
    }

    [Fact]
    public async Task A_store_that_cannot_be_written_is_found()
    {
        var occupied = _folder.Write("occupied", "x");

        var checks = await TestAsync(Answering(), store: Path.Combine(occupied, "store.db"));

        Assert.Equal(CheckResult.Failed, checks.Single(check => check.Check == "Store").Result);
    }

    public void Dispose() => _folder.Dispose();

    private async Task<IReadOnlyList<ConnectionCheck>> TestAsync(
        HttpMessageHandler handler, TimeProvider? time = null, SignIn? sales = null, string? company = null, string? store = null) =>
        await ListAsync(CouplingSession.TestAsync(
            Options(handler) with
            {
                Company = company,
                SalesSignIn = sales,
                Store = StoreAddress.OfFile(store ?? Path.Combine(_folder.Path, "store.db")),
                Time = time ?? TimeProvider.System,
            },
            Stop));

    private SessionOptions Options(HttpMessageHandler handler) => new()
    {
        BusinessCentralUrl = new Uri("https://api.businesscentral.dynamics.com/v2.0/contoso.com/Production"),
        DataverseUrl = new Uri("https://contoso.crm4.dynamics.com"),
        Handler = handler,
        Store = StoreAddress.OfFile(Path.Combine(_folder.Path, "store.db")),
        MappingDirectories = [Path.Combine(AppContext.BaseDirectory, "mappings")],
    };

    private static async Task<IReadOnlyList<ConnectionCheck>> ListAsync(IAsyncEnumerable<ConnectionCheck> checks)
    {
        var list = new List<ConnectionCheck>();
        await foreach (var check in checks)
            list.Add(check);
        return list;
    }

    private static TinyServices Answering(Action<HttpRequestMessage, HttpResponseMessage>? also = null) => new(also);

    /// <summary>Both services, as far as they know who is signed in and which companies there are.</summary>
    private sealed class TinyServices(Action<HttpRequestMessage, HttpResponseMessage>? also) : HttpMessageHandler
    {
        private static string? Body(string path) => path switch
        {
            _ when path.EndsWith("/companies", StringComparison.Ordinal) => """{"value":[{"id":"c0000000-0000-4000-8000-000000000001","name":"CRONUS","displayName":""}]}""",
            _ when path.EndsWith("/WhoAmI", StringComparison.Ordinal) =>
                """{"OrganizationId":"0a000000-0000-4000-8000-000000000001","UserId":"0b000000-0000-4000-8000-000000000001","BusinessUnitId":"0c000000-0000-4000-8000-000000000001"}""",
            _ => null,
        };

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            await Task.Yield();
            var body = Body(request.RequestUri!.AbsolutePath);
            var response = new HttpResponseMessage(body is null ? HttpStatusCode.NotFound : HttpStatusCode.OK)
            {
                Content = new StringContent(body ?? """{"error":{"code":"0x80040217","message":"There is none."}}""", Encoding.UTF8, "application/json"),
            };
            also?.Invoke(request, response);
            return response;
        }
    }

    /// <summary>An organization whose accounts lack a column that the mapping names.</summary>
    private sealed class WithoutColumn(HttpMessageHandler inner) : DelegatingHandler(inner)
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var response = await base.SendAsync(request, cancellationToken);
            var content = new StringContent((await response.Content.ReadAsStringAsync(cancellationToken)).Replace("\"telephone1\"", "\"telephone9\"", StringComparison.Ordinal));
            content.Headers.Remove("Content-Type");
            content.Headers.TryAddWithoutValidation("Content-Type", response.Content.Headers.ContentType?.ToString());
            response.Content = content;
            return response;
        }
    }

    private sealed class Recorder
    {
        public List<string> Methods { get; } = [];

        public HttpMessageHandler Around(HttpMessageHandler inner) => new Handler(this, inner);

        private sealed class Handler(Recorder recorder, HttpMessageHandler inner) : DelegatingHandler(inner)
        {
            protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
            {
                lock (recorder.Methods)
                    recorder.Methods.Add(request.Method == HttpMethod.Post && request.RequestUri!.AbsolutePath.EndsWith("/$batch", StringComparison.Ordinal) ? "POST $batch" : request.Method.Method);
                return base.SendAsync(request, cancellationToken);
            }
        }
    }

    /// <summary>An organization without change tracking, whose user may not change accounts, and where another integration has set companies.</summary>
    private sealed class OddOrganization(HttpMessageHandler inner) : DelegatingHandler(inner)
    {
        public const string CompanyColumn = "bcbi_companyid";
        private const string Stand = "tickersymbol";

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            request.RequestUri = new Uri(request.RequestUri!.AbsoluteUri.Replace(CompanyColumn, Stand, StringComparison.Ordinal));
            if (request.Content is { } content)
                request.Content = Rewritten(content, await content.ReadAsStringAsync(cancellationToken), CompanyColumn, Stand);
            var response = await base.SendAsync(request, cancellationToken);
            var text = (await response.Content.ReadAsStringAsync(cancellationToken))
                .Replace("\"ChangeTrackingEnabled\":true", "\"ChangeTrackingEnabled\":false", StringComparison.Ordinal);
            if (request.RequestUri.AbsolutePath.EndsWith("RetrieveUserPrivileges", StringComparison.Ordinal))
                text = Without(text, "prvWriteAccount");
            response.Content = Rewritten(response.Content, text, Stand, CompanyColumn);
            return response;
        }

        private static StringContent Rewritten(HttpContent old, string text, string from, string to)
        {
            var content = new StringContent(text.Replace(from, to, StringComparison.Ordinal));
            content.Headers.Remove("Content-Type");
            content.Headers.TryAddWithoutValidation("Content-Type", old.Headers.ContentType?.ToString());
            return content;
        }

        private static string Without(string text, string privilege)
        {
            var node = JsonNode.Parse(text)!;
            var all = node["RolePrivileges"]!.AsArray();
            all.Remove(all.Single(item => item!["PrivilegeName"]!.GetValue<string>() == privilege));
            return node.ToJsonString();
        }
    }
}
