namespace CouplingTools.Sandbox.Tests.Dataverse;

public sealed class CreateTests
{
    [Fact]
    public async Task A_create_answers_204_with_the_address_of_the_row()
    {
        await using var sandbox = await SandboxFixture.OpenAsync();
        var answer = await sandbox.SendAsync("POST", "accounts", """{"name":"Adventure Works"}""");
        Assert.Equal(204, answer.Status);
        Assert.Empty(answer.Body);
        Assert.Matches(@"^https://sales\.sandbox\.invalid/api/data/v9\.2/accounts\([0-9a-f-]{36}\)$", answer.Headers["OData-EntityId"]);
        Assert.Equal("4.0", answer.Headers["OData-Version"]);
        Assert.Equal(answer.Headers["REQ_ID"], answer.Headers["x-ms-service-request-id"]);
    }

    [Fact]
    public async Task With_return_representation_a_create_answers_201_with_the_row_and_no_entity_id()
    {
        await using var sandbox = await SandboxFixture.OpenAsync();
        var answer = await sandbox.SendAsync("POST", "accounts?$select=name,revenue", """{"name":"A","revenue":20000}""", "Prefer: return=representation");
        Assert.Equal(201, answer.Status);
        Assert.Equal("return=representation", answer.Headers["Preference-Applied"]);
        Assert.False(answer.Headers.ContainsKey("OData-EntityId"));
        Assert.EndsWith("$metadata#accounts(name,revenue)/$entity", answer.Value("@odata.context"), StringComparison.Ordinal);
        Assert.Contains("\"revenue\":20000.0000", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_row_may_be_created_under_an_id_of_the_clients_choice_but_not_twice()
    {
        await using var sandbox = await SandboxFixture.OpenAsync();
        var body = """{"accountid":"11111111-1111-1111-1111-111111111111","name":"A"}""";
        var first = await sandbox.SendAsync("POST", "accounts", body);
        var second = await sandbox.SendAsync("POST", "accounts", body);
        Assert.EndsWith("accounts(11111111-1111-1111-1111-111111111111)", first.Headers["OData-EntityId"], StringComparison.Ordinal);
        Assert.Equal(412, second.Status);
        Assert.Equal("0x80040237", second.ErrorCode);
    }

    [Fact]
    public async Task A_new_account_is_active_owned_by_the_caller_and_dated()
    {
        await using var sandbox = await SandboxFixture.OpenAsync();
        var user = (await sandbox.GetAsync("WhoAmI")).Value("UserId");
        var id = await sandbox.CreateAsync("accounts", """{"name":"A","statecode":1}""");
        var row = await sandbox.GetAsync($"accounts({id})");
        Assert.Equal(0, row.Json.GetProperty("statecode").GetInt32());
        Assert.Equal(1, row.Json.GetProperty("statuscode").GetInt32());
        Assert.Equal(user, row.Value("_ownerid_value"));
        Assert.Equal(user, row.Value("_createdby_value"));
        Assert.Equal("2025-06-02T10:00:00Z", row.Value("createdon"));
        Assert.Equal(row.Json.GetProperty("versionnumber").GetInt64(), long.Parse(row.Value("@odata.etag")![3..^1], System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public async Task An_overridden_creation_time_becomes_the_creation_time()
    {
        await using var sandbox = await SandboxFixture.OpenAsync();
        var id = await sandbox.CreateAsync("accounts", """{"name":"A","overriddencreatedon":"2001-02-03T04:05:06Z"}""");
        var row = await sandbox.GetAsync($"accounts({id})?$select=createdon,overriddencreatedon");
        Assert.Equal("2001-02-03T04:05:06Z", row.Value("createdon"));
        Assert.Equal("2025-06-02T10:00:00Z", row.Value("overriddencreatedon"));
    }

    [Fact]
    public async Task An_amount_brings_the_base_currency_its_rate_and_the_base_amount()
    {
        await using var sandbox = await SandboxFixture.OpenAsync();
        var euro = (await sandbox.GetAsync("transactioncurrencies?$filter=isocurrencycode eq 'EUR'")).Rows[0];
        var own = await sandbox.CreateAsync("accounts", """{"name":"A","creditlimit":100.005}""");
        var other = await sandbox.CreateAsync("accounts", $$"""{"name":"B","creditlimit":92,"transactioncurrencyid@odata.bind":"/transactioncurrencies({{euro.GetProperty("transactioncurrencyid")}})"}""");
        var ownRow = await sandbox.GetAsync($"accounts({own})");
        var otherRow = await sandbox.GetAsync($"accounts({other})");
        Assert.Contains("\"creditlimit\":100.0100", ownRow.Text, StringComparison.Ordinal);
        Assert.Contains("\"exchangerate\":1.000000000000", ownRow.Text, StringComparison.Ordinal);
        Assert.NotNull(ownRow.Value("_transactioncurrencyid_value"));
        Assert.Equal(100m, otherRow.Json.GetProperty("creditlimit_base").GetDecimal());
    }

    [Fact]
    public async Task Names_and_addresses_are_composed_by_the_service()
    {
        await using var sandbox = await SandboxFixture.OpenAsync();
        var id = await sandbox.CreateAsync("contacts", """{"firstname":"Käthe","lastname":"Weiß","fullname":"ignored","address1_line1":"Weg 1","address1_city":"Bonn","address1_postalcode":"53111"}""");
        var row = await sandbox.GetAsync($"contacts({id})?$select=fullname,address1_composite");
        Assert.Equal("Käthe Weiß", row.Value("fullname"));
        Assert.Equal("Weg 1\r\nBonn, 53111", row.Value("address1_composite"));
    }

    [Fact]
    public async Task A_nested_row_is_created_and_bound()
    {
        await using var sandbox = await SandboxFixture.OpenAsync();
        var id = await sandbox.CreateAsync("accounts", """{"name":"A","primarycontactid":{"firstname":"Jo","lastname":"Li"}}""");
        var row = await sandbox.GetAsync($"accounts({id})?$expand=primarycontactid($select=fullname)");
        Assert.Equal("Jo Li", row.Json.GetProperty("primarycontactid").GetProperty("fullname").GetString());
    }

    [Fact]
    public async Task Nested_collections_are_refused()
    {
        await using var sandbox = await SandboxFixture.OpenAsync();
        var answer = await sandbox.SendAsync("POST", "accounts", """{"name":"A","contact_customer_accounts":[{"lastname":"Li"}]}""");
        Assert.Equal(501, answer.Status);
    }

    [Fact]
    public async Task A_body_that_is_not_JSON_is_an_unsupported_media_type()
    {
        await using var sandbox = await SandboxFixture.OpenAsync();
        var answer = await sandbox.SendAsync("POST", "accounts", "name=A", "Content-Type: application/x-www-form-urlencoded");
        Assert.Equal(415, answer.Status);
    }

    [Fact]
    public async Task A_unit_group_comes_with_its_primary_unit()
    {
        await using var sandbox = await SandboxFixture.OpenAsync();
        var id = await sandbox.CreateAsync("uomschedules", """{"name":"NAV CASE","baseuomname":"CASE"}""");
        var units = await sandbox.GetAsync($"uoms?$filter=_uomscheduleid_value eq {id}&$select=name,isschedulebaseuom");
        Assert.Equal("CASE", units.Rows.Single().GetProperty("name").GetString());
    }
}
