using CouplingTools.Sandbox.Faults;
using CouplingTools.Sandbox.Tests.BusinessCentral;
using CouplingTools.Sandbox.Tests.Dataverse;

namespace CouplingTools.Sandbox.Tests.Faults;

public sealed class RefusalTests
{
    [Fact]
    public async Task Business_Central_throttles_with_its_own_code_and_the_seconds_to_wait()
    {
        await using var sandbox = await BusinessCentralFixture.OpenAsync();
        sandbox.Environment.SetFault(new(SandboxFaultKind.Throttle) { Percent = 100, RetryAfterSeconds = 7 });
        var reply = await sandbox.PostAsync("customers", """{"displayName":"A"}""");
        Assert.Equal((429, "Application_TooManyRequests"), reply.Error);
        Assert.Equal("7", reply.Headers["Retry-After"]);
        Assert.Matches(@"^Too many requests reached\. Actual \(\d+\)\. Maximum \(\d+\)\.$", reply.ErrorMessage);
        Assert.True(Guid.TryParse(reply.Headers["request-id"], out _));
        Assert.Equal("POST customers 429", Last(sandbox.Environment));
    }

    [Fact]
    public async Task A_throttle_without_Retry_After_has_no_such_header()
    {
        await using var central = await BusinessCentralFixture.OpenAsync();
        central.Environment.SetFault(new(SandboxFaultKind.ThrottleWithoutRetryAfter) { Percent = 100 });
        var reply = await central.GetAsync("customers");
        Assert.Equal((429, "Application_TooManyRequests"), reply.Error);
        Assert.DoesNotContain("Retry-After", reply.Headers.Keys);

        await using var sales = await SandboxFixture.OpenAsync();
        sales.Environment.SetFault(new(SandboxFaultKind.ThrottleWithoutRetryAfter) { Percent = 100 });
        var answer = await sales.GetAsync("accounts");
        Assert.Equal(429, answer.Status);
        Assert.DoesNotContain("Retry-After", answer.Headers.Keys);
    }

    [Fact]
    public async Task Dataverse_throttles_with_each_of_its_three_documented_codes()
    {
        await using var sandbox = await SandboxFixture.OpenAsync();
        sandbox.Environment.SetFault(new(SandboxFaultKind.Throttle) { Percent = 100, RetryAfterSeconds = 30 });
        var seen = new Dictionary<string, string>();
        for (var i = 0; i < 30; i++)
        {
            var answer = await sandbox.GetAsync("accounts");
            Assert.Equal((429, "30"), (answer.Status, answer.Headers["Retry-After"]));
            seen[answer.ErrorCode] = answer.ErrorMessage;
        }
        Assert.Equal(
            new Dictionary<string, string>
            {
                ["0x80072321"] = "Combined execution time of incoming requests exceeded limit of 1,200,000 milliseconds over time window of 300 seconds. Decrease number of concurrent requests or reduce the duration of requests and try again later.",
                ["0x80072322"] = "Number of requests exceeded the limit of 6000 over time window of 300 seconds.",
                ["0x80072326"] = "Number of concurrent requests exceeded the limit of 52.",
            },
            seen);
    }

    [Fact]
    public async Task A_throttled_batch_is_refused_as_a_whole_with_plain_JSON_and_does_nothing()
    {
        await using var sandbox = await SandboxFixture.OpenAsync();
        sandbox.Environment.SetFault(new(SandboxFaultKind.Throttle) { Percent = 100 });
        const string body = "--b\r\nContent-Type: application/http\r\nContent-Transfer-Encoding: binary\r\n\r\nPOST /api/data/v9.2/accounts HTTP/1.1\r\nContent-Type: application/json\r\n\r\n{\"name\":\"A\"}\r\n--b--\r\n";
        var answer = await sandbox.SendAsync("POST", "$batch", body, "Content-Type: multipart/mixed; boundary=b");
        Assert.Equal(429, answer.Status);
        Assert.StartsWith("application/json", answer.Headers["Content-Type"], StringComparison.Ordinal);
        Assert.Equal("POST $batch 429", Last(sandbox.Environment));
        sandbox.Environment.ClearFaults();
        Assert.Empty((await sandbox.GetAsync("accounts")).Rows);
    }

    [Theory]
    [InlineData(null)]
    [InlineData(12)]
    public async Task An_unavailable_Business_Central_names_the_tenant_and_Retry_After_only_where_it_is_given(int? seconds)
    {
        await using var sandbox = await BusinessCentralFixture.OpenAsync();
        sandbox.Environment.SetFault(new(SandboxFaultKind.Unavailable) { Percent = 100, RetryAfterSeconds = seconds });
        var reply = await sandbox.GetAsync("customers");
        Assert.Equal((503, "Internal_TenantUnavailable"), reply.Error);
        Assert.Equal(seconds?.ToString(System.Globalization.CultureInfo.InvariantCulture), reply.Headers.GetValueOrDefault("Retry-After"));
    }

    [Theory]
    [InlineData(null)]
    [InlineData(12)]
    public async Task An_unavailable_Dataverse_is_answered_for_by_a_page_of_HTML(int? seconds)
    {
        await using var sandbox = await SandboxFixture.OpenAsync();
        sandbox.Environment.SetFault(new(SandboxFaultKind.Unavailable) { Percent = 100, RetryAfterSeconds = seconds });
        var answer = await sandbox.GetAsync("accounts");
        Assert.Equal((503, "text/html; charset=us-ascii"), (answer.Status, answer.Headers["Content-Type"]));
        Assert.Contains("HTTP Error 503. The service is unavailable.", answer.Text, StringComparison.Ordinal);
        Assert.Equal(seconds?.ToString(System.Globalization.CultureInfo.InvariantCulture), answer.Headers.GetValueOrDefault("Retry-After"));
    }

    [Fact]
    public async Task Business_Central_rejects_an_expired_token_with_its_own_body()
    {
        await using var sandbox = await BusinessCentralFixture.OpenAsync();
        sandbox.Environment.SetFault(new(SandboxFaultKind.TokenExpired) { Percent = 100 });
        var reply = await sandbox.GetAsync("customers");
        Assert.Equal((401, "Authentication_InvalidCredentials"), reply.Error);
        Assert.Equal("The server has rejected the client credentials.", reply.ErrorMessage);
        Assert.Equal("Bearer", reply.Headers["WWW-Authenticate"]);
    }

    [Fact]
    public async Task Business_Central_on_premises_asks_for_Basic_authentication()
    {
        await using var sandbox = await BusinessCentralFixture.OpenAsync();
        sandbox.Environment.SetProfile(new() { BusinessCentral = new() { IsOnPremises = true } });
        sandbox.Environment.SetFault(new(SandboxFaultKind.TokenExpired) { Percent = 100 });
        var reply = await sandbox.GetAsync("customers");
        Assert.Equal((401, "Unauthorized"), reply.Error);
        Assert.Equal("The credentials provided are incorrect.", reply.ErrorMessage);
        Assert.Equal("Basic realm=\"Business Central\"", reply.Headers["WWW-Authenticate"]);
    }

    [Fact]
    public async Task Dataverse_rejects_an_expired_token_and_names_tenant_and_resource()
    {
        await using var sandbox = await SandboxFixture.OpenAsync();
        sandbox.Environment.SetFault(new(SandboxFaultKind.TokenExpired) { Percent = 100 });
        var answer = await sandbox.GetAsync("WhoAmI");
        Assert.Equal((401, ""), (answer.Status, answer.Text));
        Assert.Equal(
            $"Bearer authorization_uri=https://login.microsoftonline.com/{SandboxEnvironment.TenantId}/oauth2/authorize, resource_id={SandboxEnvironment.DataverseUrl}",
            answer.Headers["WWW-Authenticate"]);
    }

    [Fact]
    public async Task A_fault_of_one_service_leaves_the_other_alone()
    {
        await using var sandbox = await BusinessCentralFixture.OpenAsync();
        sandbox.Environment.SetFault(new(SandboxFaultKind.Unavailable) { Percent = 100, Service = "Sales" });
        Assert.Equal(200, (await sandbox.GetAsync("customers")).Status);
        Assert.Equal(503, (await sandbox.GetAsync($"{SandboxEnvironment.DataverseUrl}api/data/v9.2/WhoAmI")).Status);
    }

    private static string Last(SandboxEnvironment environment)
    {
        var last = environment.ReadLog(1)[0];
        return $"{last.Method} {last.Table} {last.Status}";
    }
}
