using System.Globalization;
using CouplingTools.Sandbox.Faults;
using CouplingTools.Sandbox.Tests.BusinessCentral;
using CouplingTools.Sandbox.Tests.Dataverse;

namespace CouplingTools.Sandbox.Tests.Faults;

public sealed class TimeTests
{
    [Fact]
    public async Task Latency_delays_each_request_by_a_fixed_time()
    {
        await using var sandbox = await BusinessCentralFixture.OpenAsync();
        sandbox.Environment.SetFault(new(SandboxFaultKind.Latency) { Milliseconds = 50 });
        var request = sandbox.GetAsync("customers");
        await sandbox.Time.AdvanceUntilAsync(request, TimeSpan.FromMilliseconds(49), times: 1);
        Assert.False(request.IsCompleted);
        await sandbox.Time.AdvanceUntilAsync(request, TimeSpan.FromMilliseconds(1));
        Assert.Equal(200, (await request).Status);
    }

    [Theory]
    [InlineData("customers", 12)]
    [InlineData("customers?$top=3", 3)]
    public async Task Latency_grows_with_the_rows_that_are_read(string url, int rows)
    {
        await using var sandbox = await BusinessCentralFixture.OpenAsync(customers: 12);
        sandbox.Environment.SetFault(new(SandboxFaultKind.Latency) { MicrosecondsPerRow = 2000 });
        Assert.Equal(TimeSpan.FromMilliseconds(2 * rows), await sandbox.Time.MeasureAsync(() => sandbox.GetAsync(url)));
    }

    [Fact]
    public async Task Latency_counts_the_operations_of_a_batch_as_rows()
    {
        await using var sandbox = await BusinessCentralFixture.OpenAsync();
        sandbox.Environment.SetFault(new(SandboxFaultKind.Latency) { Milliseconds = 10, MicrosecondsPerRow = 3000 });
        var creates = Enumerable.Range(0, 4).Select(i => (object)new { id = $"{i}", method = "POST", url = $"companies({sandbox.Environment.CompanyId})/customers", body = new { displayName = "A" } });
        Assert.Equal(TimeSpan.FromMilliseconds(10 + (4 * 3)), await sandbox.Time.MeasureAsync(() => sandbox.BatchAsync(creates.ToArray())));
    }

    [Fact]
    public async Task Waiting_can_be_cancelled()
    {
        await using var sandbox = await SandboxFixture.OpenAsync();
        sandbox.Environment.SetFault(new(SandboxFaultKind.Latency) { Milliseconds = 60_000 });
        using var client = new HttpClient(sandbox.Environment.CreateHandler());
        using var cancelling = new CancellationTokenSource();
        var request = client.GetAsync(new Uri(SandboxEnvironment.DataverseUrl, "api/data/v9.2/WhoAmI"), cancelling.Token);
        await cancelling.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => request);
    }

    [Fact]
    public async Task Every_answer_carries_the_date()
    {
        await using var sandbox = await SandboxFixture.OpenAsync();
        Assert.Equal("Mon, 02 Jun 2025 10:00:00 GMT", (await sandbox.GetAsync("WhoAmI")).Headers["Date"]);
    }

    [Fact]
    public async Task A_skewed_clock_shows_in_the_date_and_in_the_times_rows_are_dated_by()
    {
        await using var sandbox = await SandboxFixture.OpenAsync();
        sandbox.Environment.SetFault(new(SandboxFaultKind.ClockSkew) { SkewMinutes = -7.5 });
        var answer = await sandbox.SendAsync("POST", "accounts?$select=modifiedon,createdon", """{"name":"A"}""", "Prefer: return=representation");
        var skewed = sandbox.Time.GetUtcNow().AddMinutes(-7.5);
        Assert.Equal(skewed, DateTimeOffset.Parse(answer.Headers["Date"], CultureInfo.InvariantCulture));
        Assert.Equal(skewed, answer.Json.GetProperty("modifiedon").GetDateTimeOffset());
        Assert.Equal(skewed, answer.Json.GetProperty("createdon").GetDateTimeOffset());
        Assert.Equal(sandbox.Time.GetUtcNow(), sandbox.Environment.ReadLog(1)[0].Time);
    }

    [Fact]
    public async Task A_skewed_clock_shows_in_the_operations_of_batches_too()
    {
        await using var sandbox = await BusinessCentralFixture.OpenAsync();
        sandbox.Environment.SetFault(new(SandboxFaultKind.ClockSkew) { SkewMinutes = 60, Service = "BusinessCentral" });
        await sandbox.BatchAsync(new object[] { new { id = "1", method = "POST", url = $"companies({sandbox.Environment.CompanyId})/customers", body = new { displayName = "A" } } });
        var row = Assert.Single((await sandbox.GetAsync("customers")).Rows);
        Assert.Equal(sandbox.Time.GetUtcNow().AddMinutes(60), row.GetProperty("lastModifiedDateTime").GetDateTimeOffset());
    }
}
