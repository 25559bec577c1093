namespace CouplingTools.Sandbox.Tests.Dataverse;

public sealed class BulkActionTests
{
    private const string Type = "\"@odata.type\":\"Microsoft.Dynamics.CRM.account\"";

    [Fact]
    public async Task CreateMultiple_answers_with_the_ids_in_order()
    {
        await using var sandbox = await SandboxFixture.OpenAsync();
        var answer = await RunAsync(sandbox, "CreateMultiple", $$"""{"name":"A",{{Type}}}""", $$"""{"name":"B",{{Type}}}""");
        Assert.Equal(200, answer.Status);
        Assert.EndsWith("$metadata#Microsoft.Dynamics.CRM.CreateMultipleResponse", answer.Value("@odata.context"), StringComparison.Ordinal);
        var ids = answer.Json.GetProperty("Ids").EnumerateArray().Select(id => id.GetString()).ToArray();
        Assert.Equal("B", (await sandbox.GetAsync($"accounts({ids[1]})")).Value("name"));
    }

    [Fact]
    public async Task One_row_that_fails_undoes_all()
    {
        await using var sandbox = await SandboxFixture.OpenAsync();
        var answer = await RunAsync(sandbox, "CreateMultiple", $$"""{"name":"A",{{Type}}}""", $$"""{"customertypecode":99,{{Type}}}""");
        Assert.Equal(400, answer.Status);
        Assert.Empty((await sandbox.GetAsync("accounts")).Rows);
    }

    [Fact]
    public async Task Every_target_needs_its_type()
    {
        await using var sandbox = await SandboxFixture.OpenAsync();
        Assert.Equal(400, (await RunAsync(sandbox, "CreateMultiple", """{"name":"A"}""")).Status);
    }

    [Fact]
    public async Task UpdateMultiple_updates_by_primary_key_and_names_the_missing_row()
    {
        await using var sandbox = await SandboxFixture.OpenAsync();
        var id = await sandbox.CreateAsync("accounts", """{"name":"A"}""");
        var updated = await RunAsync(sandbox, "UpdateMultiple", $$"""{"accountid":"{{id}}","name":"B",{{Type}}}""");
        var missing = await RunAsync(sandbox, "UpdateMultiple", $$"""{"accountid":"{{id}}","name":"C",{{Type}}}""", $$"""{"accountid":"11111111-1111-1111-1111-111111111111",{{Type}}}""");
        Assert.Equal(204, updated.Status);
        Assert.Equal("account With Ids = 11111111-1111-1111-1111-111111111111 Do Not Exist", missing.ErrorMessage);
        Assert.Equal("B", (await sandbox.GetAsync($"accounts({id})")).Value("name"));
    }

    [Fact]
    public async Task UpsertMultiple_updates_and_creates_by_id_or_key()
    {
        await using var sandbox = await OpenWithKeyAsync();
        var id = await sandbox.CreateAsync("accounts", """{"name":"A","accountnumber":"1"}""");
        var answer = await RunAsync(
            sandbox,
            "UpsertMultiple",
            $$"""{"@odata.id":"accounts(accountnumber='1')","name":"A2",{{Type}}}""",
            $$"""{"@odata.id":"accounts(accountnumber='2')","name":"B",{{Type}}}""",
            $$"""{"accountid":"11111111-1111-1111-1111-111111111111","name":"C",{{Type}}}""");
        Assert.Equal((204, 0), (answer.Status, answer.Body.Length));
        Assert.Equal("A2", (await sandbox.GetAsync($"accounts({id})")).Value("name"));
        Assert.Equal("B", (await sandbox.GetAsync("accounts(accountnumber='2')")).Value("name"));
        Assert.Equal("C", (await sandbox.GetAsync("accounts(11111111-1111-1111-1111-111111111111)")).Value("name"));
    }

    [Fact]
    public async Task UpsertMultiple_refuses_key_columns_in_the_body_of_a_new_row_and_doubled_keys()
    {
        await using var sandbox = await OpenWithKeyAsync();
        var body = await RunAsync(sandbox, "UpsertMultiple", $$"""{"@odata.id":"accounts(accountnumber='2')","accountnumber":"2",{{Type}}}""");
        var target = $$"""{"@odata.id":"accounts(accountnumber='3')","name":"B",{{Type}}}""";
        var doubled = await RunAsync(sandbox, "UpsertMultiple", target, target);
        Assert.Equal((400, "0x80040216"), (body.Status, body.ErrorCode));
        Assert.Equal("Cannot insert duplicate key.", doubled.ErrorMessage);
        Assert.Empty((await sandbox.GetAsync("accounts")).Rows);
    }

    [Fact]
    public async Task DeleteMultiple_is_not_implemented_and_other_actions_do_not_exist()
    {
        await using var sandbox = await SandboxFixture.OpenAsync();
        var deleting = await RunAsync(sandbox, "DeleteMultiple", "{}");
        Assert.Equal((501, "DeleteMultiple has not yet been implemented."), (deleting.Status, deleting.ErrorMessage));
        Assert.Equal(404, (await RunAsync(sandbox, "Merge", "{}")).Status);
    }

    private static Task<Answer> RunAsync(SandboxFixture sandbox, string action, params string[] targets) =>
        sandbox.SendAsync("POST", $"accounts/Microsoft.Dynamics.CRM.{action}", $$"""{"Targets":[{{string.Join(',', targets)}}]}""");

    private static async Task<SandboxFixture> OpenWithKeyAsync()
    {
        var sandbox = await SandboxFixture.OpenAsync();
        await sandbox.SendAsync("POST", "EntityDefinitions(LogicalName='account')/Keys", """{"SchemaName":"new_Number","KeyAttributes":["accountnumber"]}""");
        return sandbox;
    }
}
