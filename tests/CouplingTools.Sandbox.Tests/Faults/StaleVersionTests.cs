using CouplingTools.Sandbox.Faults;
using CouplingTools.Sandbox.Tests.BusinessCentral;
using CouplingTools.Sandbox.Tests.Dataverse;

namespace CouplingTools.Sandbox.Tests.Faults;

public sealed class StaleVersionTests
{
    private static readonly SandboxFault s_always = new(SandboxFaultKind.StaleVersion) { Percent = 100 };

    [Theory]
    [InlineData("PATCH")]
    [InlineData("DELETE")]
    public async Task An_edit_slips_in_before_a_versioned_write_to_Business_Central(string method)
    {
        await using var sandbox = await BusinessCentralFixture.OpenAsync();
        var row = await sandbox.CreateAsync("customers", """{"displayName":"A","city":"X"}""");
        sandbox.Environment.SetFault(s_always);
        sandbox.Time.Advance(TimeSpan.FromMinutes(1));
        var body = method == "PATCH" ? """{"city":"Y"}""" : null;

        Assert.Equal((409, "Request_EntityChanged"), (await sandbox.SendAsync(method, $"customers({row.Id})", body, $"If-Match: {row.ETag}")).Error);

        var now = await sandbox.GetAsync($"customers({row.Id})");
        Assert.NotEqual(row.ETag, now.ETag);
        Assert.Equal("X", now.Value("city"));
        Assert.Equal(sandbox.Time.GetUtcNow(), now.Json.GetProperty("lastModifiedDateTime").GetDateTimeOffset());
    }

    [Theory]
    [InlineData("PATCH")]
    [InlineData("DELETE")]
    public async Task An_edit_slips_in_before_a_versioned_write_to_Dataverse(string method)
    {
        await using var sandbox = await SandboxFixture.OpenAsync();
        var id = await sandbox.CreateAsync("accounts", """{"name":"A"}""");
        var version = (await sandbox.GetAsync($"accounts({id})")).Value("@odata.etag");
        sandbox.Environment.SetFault(s_always);

        var answer = await sandbox.SendAsync(method, $"accounts({id})", method == "PATCH" ? """{"name":"B"}""" : null, $"If-Match: {version}");

        Assert.Equal((412, "0x80060882"), (answer.Status, answer.ErrorCode));
        var now = await sandbox.GetAsync($"accounts({id})");
        Assert.NotEqual(version, now.Value("@odata.etag"));
        Assert.Equal("A", now.Value("name"));
    }

    [Fact]
    public async Task A_write_that_names_no_version_is_done()
    {
        await using var sandbox = await BusinessCentralFixture.OpenAsync();
        var row = await sandbox.CreateAsync("customers", """{"displayName":"A"}""");
        sandbox.Environment.SetFault(s_always);
        Assert.Equal(200, (await sandbox.SendAsync("PATCH", $"customers({row.Id})", """{"city":"Y"}""", "If-Match: *")).Status);
    }

    [Fact]
    public async Task The_refused_write_succeeds_when_it_is_repeated_with_the_version_then_read()
    {
        await using var sandbox = await BusinessCentralFixture.OpenAsync();
        var row = await sandbox.CreateAsync("customers", """{"displayName":"A"}""");
        sandbox.Environment.SetFault(s_always with { Percent = 50 });
        var statuses = new List<int>();
        for (var i = 0; i < 40; i++)
        {
            var reply = await sandbox.PatchAsync("customers", await sandbox.GetAsync($"customers({row.Id})"), $$"""{"city":"{{i}}"}""");
            statuses.Add(reply.Status);
        }
        Assert.InRange(statuses.Count(s => s == 409), 8, 32);
        Assert.Equal(40, statuses.Count(s => s is 200 or 409));
        Assert.Equal(statuses.Count(s => s == 409), sandbox.Environment.Statistics.BusinessCentral.Faults[SandboxFaultKind.StaleVersion]);
    }

    [Fact]
    public async Task An_edit_in_a_change_set_undoes_the_change_set_and_remains()
    {
        await using var sandbox = await SandboxFixture.OpenAsync();
        var id = await sandbox.CreateAsync("accounts", """{"name":"A"}""");
        var version = (await sandbox.GetAsync($"accounts({id})")).Value("@odata.etag");
        sandbox.Environment.SetFault(s_always);
        var body = string.Join(
            "\r\n",
            "--b", "Content-Type: multipart/mixed; boundary=c", "",
            "--c", "Content-Type: application/http", "Content-Transfer-Encoding: binary", "Content-ID: 1", "",
            "POST /api/data/v9.2/accounts HTTP/1.1", "Content-Type: application/json", "", """{"name":"B"}""",
            "--c", "Content-Type: application/http", "Content-Transfer-Encoding: binary", "Content-ID: 2", "",
            $"PATCH /api/data/v9.2/accounts({id}) HTTP/1.1", "Content-Type: application/json", $"If-Match: {version}", "", """{"name":"C"}""",
            "--c--", "--b--", "");

        var answer = await sandbox.SendAsync("POST", "$batch", body, "Content-Type: multipart/mixed; boundary=b");

        Assert.Contains("0x80060882", answer.Text, StringComparison.Ordinal);
        var row = Assert.Single((await sandbox.GetAsync("accounts?$select=name")).Rows);
        Assert.Equal("A", row.GetProperty("name").GetString());
        Assert.NotEqual(version, row.GetProperty("@odata.etag").GetString());
    }
}
