namespace CouplingTools.Sandbox.Tests.Dataverse;

public sealed class ChangeTrackingTests
{
    [Fact]
    public async Task The_first_read_ends_with_a_delta_link_that_tells_changes_then_deletions()
    {
        await using var sandbox = await SandboxFixture.OpenAsync();
        var kept = await sandbox.CreateAsync("accounts", """{"name":"A"}""");
        var changed = await sandbox.CreateAsync("accounts", """{"name":"B"}""");
        var deleted = await sandbox.CreateAsync("accounts", """{"name":"C"}""");
        var first = await sandbox.GetAsync("accounts?$select=name", "Prefer: odata.track-changes");
        await sandbox.SendAsync("DELETE", $"accounts({deleted})");
        await sandbox.SendAsync("PATCH", $"accounts({changed})", """{"name":"B2"}""");
        var created = await sandbox.CreateAsync("accounts", """{"name":"D"}""");
        var delta = await sandbox.GetAsync(first.Value("@odata.deltaLink")!);

        Assert.Equal("odata.track-changes", first.Headers["Preference-Applied"]);
        Assert.Equal(3, first.Rows.Count);
        Assert.Contains(first.Rows, row => row.GetProperty("accountid").GetGuid() == kept);
        Assert.Matches(@"\$deltatoken=\d+%2106%2F02%2F2025%2010%3A00%3A00", first.Value("@odata.deltaLink")!);
        Assert.EndsWith("$metadata#accounts(name)/$delta", delta.Value("@odata.context"), StringComparison.Ordinal);
        Assert.Equal([changed, created], delta.Rows.Take(2).Select(row => row.GetProperty("accountid").GetGuid()));
        var tombstone = delta.Rows[^1];
        Assert.EndsWith("$metadata#accounts/$deletedEntity", tombstone.GetProperty("@odata.context").GetString(), StringComparison.Ordinal);
        Assert.Equal((deleted.ToString(), "deleted"), (tombstone.GetProperty("id").GetString(), tombstone.GetProperty("reason").GetString()));
        Assert.Empty((await sandbox.GetAsync(delta.Value("@odata.deltaLink")!)).Rows);
    }

    [Fact]
    public async Task What_is_written_while_the_first_read_is_paged_is_in_the_delta()
    {
        await using var sandbox = await SandboxFixture.OpenAsync();
        var ids = new List<Guid>();
        for (var i = 0; i < 3; i++)
        {
            ids.Add(await sandbox.CreateAsync("accounts", """{"name":"A"}"""));
        }

        var page = await sandbox.GetAsync("accounts?$select=name", "Prefer: odata.track-changes,odata.maxpagesize=2");
        var seen = page.Rows[0].GetProperty("accountid").GetGuid();
        await sandbox.SendAsync("PATCH", $"accounts({seen})", """{"name":"changed"}""");
        var last = await sandbox.GetAsync(page.Value("@odata.nextLink")!, "Prefer: odata.track-changes,odata.maxpagesize=2");
        var delta = await sandbox.GetAsync(last.Value("@odata.deltaLink")!);
        Assert.Equal(seen, delta.Rows.Single().GetProperty("accountid").GetGuid());
    }

    [Fact]
    public async Task A_row_created_and_deleted_between_two_reads_is_told_as_deleted()
    {
        await using var sandbox = await SandboxFixture.OpenAsync();
        var first = await sandbox.GetAsync("contacts?$select=lastname", "Prefer: odata.track-changes");
        var id = await sandbox.CreateAsync("contacts", """{"lastname":"A"}""");
        await sandbox.SendAsync("DELETE", $"contacts({id})");
        var delta = await sandbox.GetAsync(first.Value("@odata.deltaLink")!);
        Assert.Equal(id.ToString(), delta.Rows.Single().GetProperty("id").GetString());
    }

    [Fact]
    public async Task Changes_can_be_counted()
    {
        await using var sandbox = await SandboxFixture.OpenAsync();
        var first = await sandbox.GetAsync("accounts?$select=name", "Prefer: odata.track-changes");
        await sandbox.CreateAsync("accounts", """{"name":"A"}""");
        var token = first.Value("@odata.deltaLink")!.Split("$deltatoken=")[1];
        Assert.Equal("\uFEFF1", (await sandbox.GetAsync($"accounts/$count?$deltatoken={token}")).Text);
    }

    [Fact]
    public async Task A_token_expires_after_seven_days()
    {
        await using var sandbox = await SandboxFixture.OpenAsync();
        var first = await sandbox.GetAsync("accounts?$select=name", "Prefer: odata.track-changes");
        sandbox.Time.Advance(TimeSpan.FromDays(7));
        Assert.Equal(200, (await sandbox.GetAsync(first.Value("@odata.deltaLink")!)).Status);
        sandbox.Time.Advance(TimeSpan.FromSeconds(1));
        var expired = await sandbox.GetAsync(first.Value("@odata.deltaLink")!);
        Assert.Equal((400, "0x80044352"), (expired.Status, expired.ErrorCode));
    }

    [Theory]
    [InlineData("$filter=name eq 'A'", "$filter")]
    [InlineData("$orderby=name", "$orderby")]
    [InlineData("$expand=primarycontactid", "$expand")]
    [InlineData("$top=1", "$top")]
    public async Task Other_options_are_refused(string option, string name)
    {
        await using var sandbox = await SandboxFixture.OpenAsync();
        var answer = await sandbox.GetAsync($"accounts?{option}", "Prefer: odata.track-changes");
        Assert.Equal(400, answer.Status);
        Assert.Equal($"The \"{name}\" query parameter isn't supported when Change Tracking is enabled.", answer.ErrorMessage);
    }
}
