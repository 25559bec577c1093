using System.Globalization;
using CouplingTools.Sandbox.Faults;
using CouplingTools.Sandbox.Limits;
using CouplingTools.Sandbox.Tests.BusinessCentral;
using CouplingTools.Sandbox.Tests.Dataverse;
using CouplingTools.Sandbox.Tests.Faults;

namespace CouplingTools.Sandbox.Tests.Limits;

public sealed class LimitTests
{
    private static readonly SandboxLimits s_small = SandboxLimits.Published.Scale(0.002);

    [Fact]
    public void Scaling_shortens_the_window_at_the_same_rate()
    {
        var limits = SandboxLimits.Published.Scale(0.2);
        Assert.Equal((TimeSpan.FromSeconds(60), 1200, TimeSpan.FromSeconds(240)), (limits.Window, limits.Requests, limits.ExecutionTime));
        Assert.Equal((5, 95, 52), (limits.BusinessCentralConcurrency, limits.QueueLength, limits.SalesConcurrency));
    }

    [Fact]
    public async Task Nothing_is_limited_unless_it_is_asked_for()
    {
        await using var sandbox = await SandboxFixture.OpenAsync();
        Assert.Null(sandbox.Environment.Limits);
        Assert.DoesNotContain("x-ms-dop-hint", (await sandbox.GetAsync("WhoAmI")).Headers.Keys);
    }

    [Fact]
    public async Task Business_Central_refuses_more_requests_than_the_window_holds_and_takes_them_when_it_has_passed_on()
    {
        await using var sandbox = await BusinessCentralFixture.OpenAsync();
        sandbox.Environment.Limits = s_small;
        Assert.Equal(12, s_small.Requests);
        for (var i = 0; i < 12; i++)
            Assert.Equal(200, (await sandbox.GetAsync("companies")).Status);
        var reply = await sandbox.GetAsync("companies");
        Assert.Equal((429, "Application_TooManyRequests"), reply.Error);
        Assert.Equal("Too many requests reached. Actual (13). Maximum (12).", reply.ErrorMessage);
        Assert.DoesNotContain("Retry-After", reply.Headers.Keys);
        sandbox.Time.Advance(s_small.Window);
        Assert.Equal(200, (await sandbox.GetAsync("companies")).Status);
        Assert.Equal((14, 1), (sandbox.Environment.Statistics.BusinessCentral.Requests, sandbox.Environment.Statistics.BusinessCentral.Throttled));
    }

    [Fact]
    public async Task Dataverse_says_when_the_window_has_room_again()
    {
        await using var sandbox = await SandboxFixture.OpenAsync();
        sandbox.Environment.Limits = SandboxLimits.Published with { Requests = 3 };
        await sandbox.GetAsync("WhoAmI");
        sandbox.Time.Advance(TimeSpan.FromSeconds(100));
        await sandbox.GetAsync("WhoAmI");
        await sandbox.GetAsync("WhoAmI");
        var answer = await sandbox.GetAsync("WhoAmI");
        Assert.Equal((429, "0x80072322", "200"), (answer.Status, answer.ErrorCode, answer.Headers["Retry-After"]));
        Assert.Equal("Number of requests exceeded the limit of 3 over time window of 300 seconds.", answer.ErrorMessage);
        sandbox.Time.Advance(TimeSpan.FromSeconds(200));
        Assert.Equal(200, (await sandbox.GetAsync("WhoAmI")).Status);
    }

    [Fact]
    public async Task Dataverse_limits_the_combined_execution_time()
    {
        await using var sandbox = await SandboxFixture.OpenAsync();
        sandbox.Environment.Limits = SandboxLimits.Published with { ExecutionTime = TimeSpan.FromMilliseconds(150) };
        sandbox.Environment.SetFault(new(SandboxFaultKind.Latency) { Milliseconds = 100 });
        for (var i = 0; i < 2; i++)
            await sandbox.Time.AdvanceUntilAsync(sandbox.GetAsync("WhoAmI"), TimeSpan.FromMilliseconds(100));
        var answer = await sandbox.GetAsync("WhoAmI");
        Assert.Equal((429, "0x80072321"), (answer.Status, answer.ErrorCode));
        Assert.InRange(int.Parse(answer.Headers["Retry-After"], CultureInfo.InvariantCulture), 290, 300);
        Assert.StartsWith("Combined execution time of incoming requests exceeded limit of 150 milliseconds", answer.ErrorMessage, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Dataverse_limits_the_requests_at_once()
    {
        await using var sandbox = await SandboxFixture.OpenAsync();
        sandbox.Environment.Limits = SandboxLimits.Published;
        sandbox.Environment.SetFault(new(SandboxFaultKind.Latency) { Milliseconds = 1000 });
        var requests = Enumerable.Range(0, 53).Select(_ => sandbox.GetAsync("WhoAmI")).ToArray();
        var refused = await await Task.WhenAny(requests);
        Assert.Equal((429, "0x80072326"), (refused.Status, refused.ErrorCode));
        Assert.Equal("Number of concurrent requests exceeded the limit of 52.", refused.ErrorMessage);
        Assert.Equal("1", refused.Headers["Retry-After"]);
        await sandbox.Time.AdvanceUntilAsync(Task.WhenAll(requests), TimeSpan.FromSeconds(1));
        Assert.Equal(52, (await Task.WhenAll(requests)).Count(a => a.Status == 200));
        Assert.Equal(53, sandbox.Environment.Statistics.Sales.GreatestConcurrency);
    }

    [Fact]
    public async Task Dataverse_tells_what_is_left_and_how_many_requests_it_recommends_at_once()
    {
        await using var sandbox = await SandboxFixture.OpenAsync();
        sandbox.Environment.Limits = SandboxLimits.Published with { ParallelismHint = 4 };
        await sandbox.GetAsync("WhoAmI");
        var headers = (await sandbox.GetAsync("WhoAmI")).Headers;
        Assert.Equal(5998, int.Parse(headers["x-ms-ratelimit-burst-remaining-xrm-requests"], CultureInfo.InvariantCulture));
        Assert.Equal("1,200.00", headers["x-ms-ratelimit-time-remaining-xrm-requests"]);
        Assert.Equal("4", headers["x-ms-dop-hint"]);
    }

    [Fact]
    public async Task Business_Central_lets_95_requests_wait_and_refuses_more()
    {
        await using var sandbox = await BusinessCentralFixture.OpenAsync();
        sandbox.Environment.Limits = SandboxLimits.Published;
        sandbox.Environment.SetFault(new(SandboxFaultKind.Latency) { Milliseconds = 1000 });
        var requests = Enumerable.Range(0, 101).Select(_ => sandbox.GetAsync("companies")).ToArray();
        var refused = await await Task.WhenAny(requests);
        Assert.Equal((429, "Application_TooManyRequests"), refused.Error);
        Assert.Equal("Too many requests reached. Actual (101). Maximum (100).", refused.ErrorMessage);
        await sandbox.Time.AdvanceUntilAsync(Task.WhenAll(requests), TimeSpan.FromSeconds(1));
        Assert.Equal(100, (await Task.WhenAll(requests)).Count(r => r.Status == 200));
        Assert.Equal(101, sandbox.Environment.Statistics.BusinessCentral.GreatestConcurrency);
    }

    [Fact]
    public async Task Business_Central_processes_five_requests_at_once()
    {
        await using var sandbox = await BusinessCentralFixture.OpenAsync();
        sandbox.Environment.Limits = SandboxLimits.Published;
        sandbox.Environment.SetFault(new(SandboxFaultKind.Latency) { Milliseconds = 1000 });
        var requests = Enumerable.Range(0, 12).Select(_ => sandbox.GetAsync("companies")).ToArray();
        await sandbox.Time.AdvanceUntilAsync(Task.WhenAll(requests), TimeSpan.FromSeconds(1), times: 1);
        await WaitForAsync(() => requests.Count(r => r.IsCompleted) == 5);
        Assert.Equal(5, requests.Count(r => r.IsCompleted));
        await sandbox.Time.AdvanceUntilAsync(Task.WhenAll(requests), TimeSpan.FromSeconds(1));
    }

    [Fact]
    public async Task A_request_that_waits_too_long_is_answered_with_503()
    {
        await using var sandbox = await BusinessCentralFixture.OpenAsync();
        sandbox.Environment.Limits = SandboxLimits.Published with { BusinessCentralConcurrency = 1 };
        sandbox.Environment.SetFault(new(SandboxFaultKind.Latency) { Milliseconds = 3_000_000 });
        var requests = Enumerable.Range(0, 2).Select(_ => sandbox.GetAsync("companies")).ToArray();
        var first = Task.WhenAny(requests);
        await sandbox.Time.AdvanceUntilAsync(first, TimeSpan.FromMinutes(8));
        Assert.Equal((503, "Internal_TenantUnavailable"), (await await first).Error);
        await sandbox.Time.AdvanceUntilAsync(Task.WhenAll(requests), TimeSpan.FromMinutes(50));
    }

    [Fact]
    public async Task A_cancelled_request_frees_its_place()
    {
        await using var sandbox = await BusinessCentralFixture.OpenAsync();
        sandbox.Environment.Limits = SandboxLimits.Published with { BusinessCentralConcurrency = 1 };
        sandbox.Environment.SetFault(new(SandboxFaultKind.Latency) { Milliseconds = 3_600_000 });
        using var client = new HttpClient(sandbox.Environment.CreateHandler());
        using var cancelling = new CancellationTokenSource();
        var slow = client.GetAsync(new Uri($"{BusinessCentralFixture.Root}companies"), cancelling.Token);
        await cancelling.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => slow);
        sandbox.Environment.ClearFaults();
        Assert.Equal(200, (await sandbox.GetAsync("companies")).Status);
    }

    private static async Task WaitForAsync(Func<bool> condition)
    {
        for (var i = 0; i < 200 && !condition(); i++)
            await Task.Delay(10);
    }
}
