namespace CouplingTools.Sandbox.Tests.Dataverse;

public sealed class SalesTableTests
{
    [Fact]
    public async Task A_new_product_is_a_draft_until_it_is_published()
    {
        await using var sandbox = await SandboxFixture.OpenAsync();
        var id = await sandbox.CreateAsync("products", """{"name":"Bolt","productnumber":"B1"}""");
        Assert.Equal((2, 0), await StateAsync(sandbox, $"products({id})"));
        Assert.Equal(204, (await sandbox.SendAsync("PATCH", $"products({id})", """{"statecode":0}""")).Status);
        Assert.Equal((0, 1), await StateAsync(sandbox, $"products({id})"));
    }

    [Fact]
    public async Task An_opportunity_is_open_and_its_customer_is_its_account_or_else_its_contact()
    {
        await using var sandbox = await SandboxFixture.OpenAsync();
        var account = await sandbox.CreateAsync("accounts", """{"name":"A"}""");
        var contact = await sandbox.CreateAsync("contacts", """{"lastname":"B"}""");
        var id = await sandbox.CreateAsync("opportunities", $$"""{"name":"Deal","parentcontactid@odata.bind":"/contacts({{contact}})","estimatedvalue":12.5}""");
        var row = await sandbox.GetAsync($"opportunities({id})");
        Assert.Equal((contact.ToString(), 0), (row.Value("_customerid_value"), row.Json.GetProperty("statecode").GetInt32()));
        Assert.Equal(12.5m, row.Json.GetProperty("estimatedvalue_base").GetDecimal());
        await sandbox.SendAsync("PATCH", $"opportunities({id})", $$"""{"parentaccountid@odata.bind":"/accounts({{account}})"}""");
        Assert.Equal(account.ToString(), (await sandbox.GetAsync($"opportunities({id})")).Value("_customerid_value"));
    }

    private static async Task<(int State, int Status)> StateAsync(SandboxFixture sandbox, string row)
    {
        var json = (await sandbox.GetAsync(row)).Json;
        return (json.GetProperty("statecode").GetInt32(), json.GetProperty("statuscode").GetInt32());
    }
}
