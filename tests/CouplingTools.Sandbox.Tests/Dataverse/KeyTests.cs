namespace CouplingTools.Sandbox.Tests.Dataverse;

public sealed class KeyTests
{
    private const string Define = """{"SchemaName":"new_Number","KeyAttributes":["accountnumber"],"DisplayName":{"LocalizedLabels":[{"Label":"Number","LanguageCode":1033}]}}""";

    [Fact]
    public async Task A_defined_key_is_listed_as_active()
    {
        await using var sandbox = await OpenAsync();
        var keys = await sandbox.GetAsync("EntityDefinitions(LogicalName='account')/Keys?$select=KeyAttributes,EntityKeyIndexStatus");
        Assert.Equal("Active", keys.Rows.Single().GetProperty("EntityKeyIndexStatus").GetString());
        Assert.Equal("accountnumber", keys.Rows.Single().GetProperty("KeyAttributes")[0].GetString());
    }

    [Fact]
    public async Task An_upsert_by_key_creates_then_updates_and_echoes_the_keys_address()
    {
        await using var sandbox = await OpenAsync();
        var created = await sandbox.SendAsync("PATCH", "accounts(accountnumber='A''1')", """{"name":"First"}""");
        var updated = await sandbox.SendAsync("PATCH", "accounts(accountnumber='A''1')", """{"name":"Second","accountnumber":"dropped"}""");
        var row = (await sandbox.GetAsync("accounts?$select=name,accountnumber")).Rows.Single();
        Assert.Equal((204, 204), (created.Status, updated.Status));
        Assert.EndsWith("accounts(accountnumber='A''1')", Uri.UnescapeDataString(created.Headers["OData-EntityId"]), StringComparison.Ordinal);
        Assert.Equal(("Second", "A'1"), (row.GetProperty("name").GetString(), row.GetProperty("accountnumber").GetString()));
    }

    [Fact]
    public async Task Of_a_new_row_the_body_wins_over_the_address()
    {
        await using var sandbox = await OpenAsync();
        await sandbox.SendAsync("PATCH", "accounts(accountnumber='1')", """{"name":"A","accountnumber":"2"}""");
        Assert.Equal("2", (await sandbox.GetAsync("accounts")).Rows.Single().GetProperty("accountnumber").GetString());
    }

    [Fact]
    public async Task An_update_by_key_needs_the_row_when_If_Match_is_given()
    {
        await using var sandbox = await OpenAsync();
        var answer = await sandbox.SendAsync("PATCH", "accounts(accountnumber='1')", """{"name":"A"}""", "If-Match: *");
        Assert.Equal((404, "0x80060891"), (answer.Status, answer.ErrorCode));
        Assert.Equal("A record with the specified key values does not exist in account entity", answer.ErrorMessage);
    }

    [Fact]
    public async Task A_key_without_definition_is_refused()
    {
        await using var sandbox = await OpenAsync();
        var answer = await sandbox.GetAsync("accounts(name='A')");
        Assert.Equal((400, "0x80060888"), (answer.Status, answer.ErrorCode));
        Assert.StartsWith("The key in the request URI is not valid for resource 'Microsoft.Dynamics.CRM.account'.", answer.ErrorMessage, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_second_row_with_the_same_key_values_is_refused()
    {
        await using var sandbox = await OpenAsync();
        await sandbox.CreateAsync("accounts", """{"name":"A","accountnumber":"x"}""");
        var answer = await sandbox.SendAsync("POST", "accounts", """{"name":"B","accountnumber":"X"}""");
        Assert.Equal((412, "0x80060892"), (answer.Status, answer.ErrorCode));
        Assert.StartsWith("Entity Key Number violated. A record with the same value for accountnumber already exists.", answer.ErrorMessage, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Blank_key_columns_are_in_nobodys_way()
    {
        await using var sandbox = await OpenAsync();
        await sandbox.CreateAsync("accounts", """{"name":"A"}""");
        await sandbox.CreateAsync("accounts", """{"name":"B"}""");
        Assert.Equal(2, (await sandbox.GetAsync("accounts")).Rows.Count);
    }

    [Fact]
    public async Task A_lookup_may_be_bound_by_key()
    {
        await using var sandbox = await OpenAsync();
        var parent = await sandbox.CreateAsync("accounts", """{"name":"A","accountnumber":"1"}""");
        var child = await sandbox.CreateAsync("accounts", """{"name":"B","parentaccountid@odata.bind":"accounts(accountnumber='1')"}""");
        Assert.Equal(parent.ToString(), (await sandbox.GetAsync($"accounts({child})")).Value("_parentaccountid_value"));
    }

    [Fact]
    public async Task The_primary_key_has_a_long_form()
    {
        await using var sandbox = await OpenAsync();
        var id = await sandbox.CreateAsync("accounts", """{"name":"A"}""");
        Assert.Equal("A", (await sandbox.GetAsync($"accounts(accountid={id})")).Value("name"));
    }

    [Fact]
    public async Task Rows_that_break_a_new_key_refuse_its_definition()
    {
        await using var sandbox = await SandboxFixture.OpenAsync();
        await sandbox.CreateAsync("accounts", """{"name":"A","accountnumber":"1"}""");
        await sandbox.CreateAsync("accounts", """{"name":"B","accountnumber":"1"}""");
        var answer = await sandbox.SendAsync("POST", "EntityDefinitions(LogicalName='account')/Keys", Define);
        Assert.Equal(412, answer.Status);
        Assert.Empty((await sandbox.GetAsync("EntityDefinitions(LogicalName='account')/Keys")).Rows);
    }

    private static async Task<SandboxFixture> OpenAsync()
    {
        var sandbox = await SandboxFixture.OpenAsync();
        var answer = await sandbox.SendAsync("POST", "EntityDefinitions(LogicalName='account')/Keys", Define);
        Assert.Equal(204, answer.Status);
        return sandbox;
    }
}
