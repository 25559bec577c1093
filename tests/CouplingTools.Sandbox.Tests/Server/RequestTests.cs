using System.Globalization;
using System.Text.Json;
using CouplingTools.Sandbox.Limits;

namespace CouplingTools.Sandbox.Tests.Server;

public sealed class RequestTests
{
    [Fact]
    public async Task Both_services_are_served_under_their_own_paths()
    {
        await using var server = await ServerFixture.OpenAsync();
        var created = await server.SendAsync("POST", $"{server.Company}customers", """{"displayName":"Müller & Söhne/Ost"}""");
        Assert.Equal(201, created.Status);
        Assert.StartsWith(server.Company, created.Headers["Location"], StringComparison.Ordinal);
        var who = await server.SendAsync("GET", $"{server.Sales}WhoAmI");
        Assert.StartsWith($"{server.Sales}$metadata#", who.Value("@odata.context"), StringComparison.Ordinal);
        Assert.Equal(["POST customers 201", "GET WhoAmI 200"], server.Environment.ReadLog().Select(o => $"{o.Method} {o.Table} {o.Status}"));
    }

    [Theory]
    [InlineData("Müller & Söhne/Ost + 100%")]
    [InlineData("O'Brien?#[x]=y;z")]
    public async Task Whatever_a_value_contains_arrives_as_it_was_escaped(string name)
    {
        await using var server = await ServerFixture.OpenAsync();
        await server.SendAsync("POST", $"{server.Sales}accounts", JsonSerializer.Serialize(new { name }));
        var filter = Uri.EscapeDataString($"name eq '{name.Replace("'", "''", StringComparison.Ordinal)}'");
        var found = await server.SendAsync("GET", $"{server.Sales}accounts?$select=name&$filter={filter}");
        Assert.Equal(name, Assert.Single(found.Rows).GetProperty("name").GetString());
    }

    [Fact]
    public async Task Addresses_as_long_as_the_services_take_arrive_and_longer_ones_are_refused_in_their_words()
    {
        await using var server = await ServerFixture.OpenAsync();
        var ids = string.Join(",", Enumerable.Range(0, 600).Select(_ => $"\"{Guid.NewGuid()}\""));
        var filter = $"Microsoft.Dynamics.CRM.In(PropertyName='accountid',PropertyValues=[{ids}])";
        Assert.Equal(200, (await server.SendAsync("GET", $"{server.Sales}accounts?$filter={filter}")).Status);
        var central = await server.SendAsync("GET", $"{server.Company}customers?$filter=displayName eq '{new string('x', 16_000)}'");
        Assert.Equal((400, "BadRequest"), (central.Status, central.ErrorCode));
    }

    [Fact]
    public async Task Versions_and_conditions_work_over_the_socket()
    {
        await using var server = await ServerFixture.OpenAsync();
        var created = await server.SendAsync("POST", $"{server.Company}customers", """{"displayName":"A"}""");
        var url = $"{server.Company}customers({created.Value("id")})";
        var version = created.Value("@odata.etag");
        Assert.Equal(200, (await server.SendAsync("PATCH", url, """{"city":"B"}""", $"If-Match: {version}")).Status);
        Assert.Equal(409, (await server.SendAsync("PATCH", url, """{"city":"C"}""", $"If-Match: {version}")).Status);
        var deleted = await server.SendAsync("DELETE", url, null, "If-Match: *");
        Assert.Equal((204, 0), (deleted.Status, deleted.Body.Length));
    }

    [Fact]
    public async Task The_date_is_the_one_of_the_sandbox_s_clock()
    {
        await using var server = await ServerFixture.OpenAsync();
        Assert.Equal("Mon, 02 Jun 2025 10:00:00 GMT", (await server.SendAsync("GET", $"{server.Sales}WhoAmI")).Headers["Date"]);
    }

    [Fact]
    public async Task The_statistics_can_be_read_by_another_process()
    {
        await using var server = await ServerFixture.OpenAsync(o => o with { Limits = SandboxLimits.Published });
        await Task.WhenAll(Enumerable.Range(0, 30).Select(_ => server.SendAsync("GET", $"{server.Company}customers")));
        var read = (await server.SendAsync("GET", $"{server.Server.BaseUri}sandbox/statistics")).Json.GetProperty("businessCentral");
        var known = server.Server.Statistics.BusinessCentral;
        Assert.Equal((30, known.GreatestConcurrency), (read.GetProperty("requests").GetInt32(), read.GetProperty("greatestConcurrency").GetInt32()));
        Assert.InRange(known.GreatestConcurrency, 1, 30);
    }

    [Fact]
    public async Task Limits_are_enforced_and_told()
    {
        await using var server = await ServerFixture.OpenAsync(o => o with { Limits = SandboxLimits.Published with { Requests = 2 } });
        var first = await server.SendAsync("GET", $"{server.Sales}WhoAmI");
        Assert.Equal("1", first.Headers["x-ms-ratelimit-burst-remaining-xrm-requests"]);
        await server.SendAsync("GET", $"{server.Sales}WhoAmI");
        var refused = await server.SendAsync("GET", $"{server.Sales}WhoAmI");
        Assert.Equal((429, "0x80072322"), (refused.Status, refused.ErrorCode));
        Assert.Equal(300, int.Parse(refused.Headers["Retry-After"], CultureInfo.InvariantCulture));
    }

    [Fact]
    public async Task Other_addresses_are_not_found()
    {
        await using var server = await ServerFixture.OpenAsync();
        Assert.Equal(404, (await server.SendAsync("GET", $"{server.Server.BaseUri}elsewhere")).Status);
    }
}
