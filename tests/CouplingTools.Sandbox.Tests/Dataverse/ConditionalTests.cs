namespace CouplingTools.Sandbox.Tests.Dataverse;

public sealed class ConditionalTests
{
    private const string Missing = "22222222-2222-2222-2222-222222222222";

    [Fact]
    public async Task A_plain_PATCH_updates_what_exists()
    {
        await using var sandbox = await SandboxFixture.OpenAsync();
        var id = await sandbox.CreateAsync("accounts", """{"name":"A","telephone1":"1"}""");
        sandbox.Time.Advance(TimeSpan.FromMinutes(1));
        var answer = await sandbox.SendAsync("PATCH", $"accounts({id})", """{"name":"B"}""");
        var row = await sandbox.GetAsync($"accounts({id})?$select=name,telephone1,modifiedon,createdon");
        Assert.Equal(204, answer.Status);
        Assert.EndsWith($"accounts({id})", answer.Headers["OData-EntityId"], StringComparison.Ordinal);
        Assert.Equal(("B", "1"), (row.Value("name"), row.Value("telephone1")));
        Assert.Equal(("2025-06-02T10:01:00Z", "2025-06-02T10:00:00Z"), (row.Value("modifiedon"), row.Value("createdon")));
    }

    [Fact]
    public async Task A_plain_PATCH_creates_what_is_missing()
    {
        await using var sandbox = await SandboxFixture.OpenAsync();
        var answer = await sandbox.SendAsync("PATCH", $"accounts({Missing})", """{"name":"A"}""");
        Assert.Equal(204, answer.Status);
        Assert.Equal("A", (await sandbox.GetAsync($"accounts({Missing})")).Value("name"));
    }

    [Theory]
    [InlineData("If-Match: *")]
    [InlineData("If-Match: W/\"1\"")]
    public async Task With_If_Match_a_PATCH_never_creates(string header)
    {
        await using var sandbox = await SandboxFixture.OpenAsync();
        var answer = await sandbox.SendAsync("PATCH", $"accounts({Missing})", """{"name":"A"}""", header);
        Assert.Equal(404, answer.Status);
        Assert.Equal("0x80040217", answer.ErrorCode);
        Assert.Equal($"account With Id = {Missing} Does Not Exist", answer.ErrorMessage);
        Assert.Empty((await sandbox.GetAsync("accounts")).Rows);
    }

    [Fact]
    public async Task With_If_None_Match_star_a_PATCH_never_updates()
    {
        await using var sandbox = await SandboxFixture.OpenAsync();
        var created = await sandbox.SendAsync("PATCH", $"accounts({Missing})", """{"name":"A"}""", "If-None-Match: *");
        var refused = await sandbox.SendAsync("PATCH", $"accounts({Missing})", """{"name":"B"}""", "If-None-Match: *");
        Assert.Equal(204, created.Status);
        Assert.Equal(412, refused.Status);
        Assert.Equal("0x80040237", refused.ErrorCode);
        Assert.Equal("A record with matching key values already exists.", refused.ErrorMessage);
        Assert.Equal("A", (await sandbox.GetAsync($"accounts({Missing})")).Value("name"));
    }

    [Theory]
    [InlineData("PATCH")]
    [InlineData("DELETE")]
    public async Task A_stale_version_is_refused_and_the_current_one_accepted(string method)
    {
        await using var sandbox = await SandboxFixture.OpenAsync();
        var id = await sandbox.CreateAsync("accounts", """{"name":"A"}""");
        var stale = (await sandbox.GetAsync($"accounts({id})")).Headers["ETag"];
        await sandbox.SendAsync("PATCH", $"accounts({id})", """{"name":"B"}""");
        var current = (await sandbox.GetAsync($"accounts({id})")).Headers["ETag"];
        var body = method == "PATCH" ? """{"name":"C"}""" : null;
        var refused = await sandbox.SendAsync(method, $"accounts({id})", body, $"If-Match: {stale}");
        var accepted = await sandbox.SendAsync(method, $"accounts({id})", body, $"If-Match: {current}");
        Assert.Equal(412, refused.Status);
        Assert.Equal("0x80060882", refused.ErrorCode);
        Assert.Equal("The version of the existing record doesn't match the RowVersion property provided.", refused.ErrorMessage);
        Assert.Equal(204, accepted.Status);
    }

    [Fact]
    public async Task An_unchanged_row_answers_304_unless_rows_are_expanded()
    {
        await using var sandbox = await SandboxFixture.OpenAsync();
        var id = await sandbox.CreateAsync("accounts", """{"name":"A"}""");
        var etag = (await sandbox.GetAsync($"accounts({id})")).Headers["ETag"];
        Assert.Equal(304, (await sandbox.GetAsync($"accounts({id})", $"If-None-Match: {etag}")).Status);
        Assert.Equal(200, (await sandbox.GetAsync($"accounts({id})?$expand=primarycontactid", $"If-None-Match: {etag}")).Status);
        Assert.Equal(200, (await sandbox.GetAsync($"accounts({id})", "If-None-Match: null")).Status);
        await sandbox.SendAsync("PATCH", $"accounts({id})", "{}");
        Assert.Equal(200, (await sandbox.GetAsync($"accounts({id})", $"If-None-Match: {etag}")).Status);
    }

    [Fact]
    public async Task Representation_tells_a_created_row_from_an_updated_one()
    {
        await using var sandbox = await SandboxFixture.OpenAsync();
        var created = await sandbox.SendAsync("PATCH", $"accounts({Missing})?$select=accountid", """{"name":"A"}""", "Prefer: return=representation");
        var updated = await sandbox.SendAsync("PATCH", $"accounts({Missing})?$select=accountid", """{"name":"A"}""", "Prefer: return=representation");
        Assert.Equal((201, 200), (created.Status, updated.Status));
    }

    [Fact]
    public async Task Deleting_what_is_missing_answers_404()
    {
        await using var sandbox = await SandboxFixture.OpenAsync();
        var answer = await sandbox.SendAsync("DELETE", $"accounts({Missing})");
        Assert.Equal((404, "0x80040217"), (answer.Status, answer.ErrorCode));
    }
}
