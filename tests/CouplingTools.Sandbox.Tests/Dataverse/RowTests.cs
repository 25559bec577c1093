using System.Text.Json;

namespace CouplingTools.Sandbox.Tests.Dataverse;

public sealed class RowTests
{
    [Fact]
    public async Task Every_selected_column_is_there_even_when_null_and_the_key_always()
    {
        await using var sandbox = await SandboxFixture.OpenAsync();
        var id = await sandbox.CreateAsync("accounts", """{"name":"A"}""");
        var row = await sandbox.GetAsync($"accounts({id})?$select=name,telephone1");
        Assert.Equal(["@odata.context", "@odata.etag", "name", "telephone1", "accountid"], row.Json.EnumerateObject().Select(item => item.Name));
        Assert.Equal(row.Headers["ETag"], row.Value("@odata.etag"));
        Assert.Matches("^W/\"[0-9]+\"$", row.Headers["ETag"]);
    }

    [Fact]
    public async Task Null_clears_a_column_and_an_absent_column_is_left_alone()
    {
        await using var sandbox = await SandboxFixture.OpenAsync();
        var id = await sandbox.CreateAsync("accounts", """{"name":"A","fax":"1","telephone1":"2"}""");
        await sandbox.SendAsync("PATCH", $"accounts({id})", """{"fax":null}""");
        var row = await sandbox.GetAsync($"accounts({id})?$select=fax,telephone1");
        Assert.Equal(JsonValueKind.Null, row.Json.GetProperty("fax").ValueKind);
        Assert.Equal("2", row.Value("telephone1"));
    }

    [Fact]
    public async Task One_property_can_be_read_set_and_cleared()
    {
        await using var sandbox = await SandboxFixture.OpenAsync();
        var id = await sandbox.CreateAsync("accounts", """{"name":"Adventure Works"}""");
        var read = await sandbox.GetAsync($"accounts({id})/name");
        Assert.EndsWith($"$metadata#accounts({id})/name", read.Value("@odata.context"), StringComparison.Ordinal);
        Assert.Equal("Adventure Works", read.Value("value"));
        Assert.Equal("Adventure Works", (await sandbox.GetAsync($"accounts({id})/name/$value")).Text);
        Assert.Equal(204, (await sandbox.SendAsync("PUT", $"accounts({id})/name", """{"value":"B"}""")).Status);
        Assert.Equal("B", (await sandbox.GetAsync($"accounts({id})/name")).Value("value"));
        Assert.Equal(204, (await sandbox.SendAsync("DELETE", $"accounts({id})/name")).Status);
        Assert.Equal(204, (await sandbox.GetAsync($"accounts({id})/name")).Status);
    }

    [Fact]
    public async Task A_state_set_alone_takes_its_first_status_reason()
    {
        await using var sandbox = await SandboxFixture.OpenAsync();
        var id = await sandbox.CreateAsync("accounts", """{"name":"A"}""");
        await sandbox.SendAsync("PATCH", $"accounts({id})", """{"statecode":1}""");
        Assert.Equal(2, (await sandbox.GetAsync($"accounts({id})")).Json.GetProperty("statuscode").GetInt32());
        var refused = await sandbox.SendAsync("PATCH", $"accounts({id})", """{"statecode":1,"statuscode":1}""");
        Assert.Equal((400, "0x80048408"), (refused.Status, refused.ErrorCode));
    }

    [Fact]
    public async Task Every_write_makes_a_greater_version_in_the_whole_database()
    {
        await using var sandbox = await SandboxFixture.OpenAsync();
        var first = await sandbox.CreateAsync("accounts", """{"name":"A"}""");
        var second = await sandbox.CreateAsync("contacts", """{"lastname":"B"}""");
        await sandbox.SendAsync("PATCH", $"accounts({first})", "{}");
        long[] versions = [await VersionAsync(sandbox, $"accounts({first})"), await VersionAsync(sandbox, $"contacts({second})")];
        Assert.True(versions[0] > versions[1]);
    }

    [Fact]
    public async Task Annotations_come_when_asked_for_and_exclusions_hold()
    {
        await using var sandbox = await SandboxFixture.OpenAsync();
        var id = await sandbox.CreateAsync("accounts", """{"name":"A","customertypecode":3,"creditlimit":1234.5,"numberofemployees":1500,"donotemail":true}""");
        var all = await sandbox.GetAsync($"accounts({id})", "Prefer: odata.include-annotations=\"*\"");
        var some = await sandbox.GetAsync($"accounts({id})", "Prefer: odata.include-annotations=\"*,-OData.Community.Display.V1.FormattedValue\"");
        Assert.Equal("Customer", all.Value("customertypecode@OData.Community.Display.V1.FormattedValue"));
        Assert.Equal("$1,234.50", all.Value("creditlimit@OData.Community.Display.V1.FormattedValue"));
        Assert.Equal("1,500", all.Value("numberofemployees@OData.Community.Display.V1.FormattedValue"));
        Assert.Equal("Yes", all.Value("donotemail@OData.Community.Display.V1.FormattedValue"));
        Assert.Equal("6/2/2025 10:00 AM", all.Value("createdon@OData.Community.Display.V1.FormattedValue"));
        Assert.Equal("odata.include-annotations=\"*\"", all.Headers["Preference-Applied"]);
        Assert.DoesNotContain("FormattedValue", some.Text, StringComparison.Ordinal);
        Assert.Contains("lookuplogicalname", some.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("FormattedValue", (await sandbox.GetAsync($"accounts({id})")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Amounts_are_formatted_with_the_sign_of_their_own_currency()
    {
        await using var sandbox = await SandboxFixture.OpenAsync();
        var euro = (await sandbox.GetAsync("transactioncurrencies?$filter=isocurrencycode eq 'EUR'")).Rows[0].GetProperty("transactioncurrencyid");
        var id = await sandbox.CreateAsync("accounts", $$"""{"creditlimit":92,"transactioncurrencyid@odata.bind":"/transactioncurrencies({{euro}})"}""");
        var row = await sandbox.GetAsync($"accounts({id})?$select=creditlimit,creditlimit_base", "Prefer: odata.include-annotations=\"*\"");
        Assert.Equal("€92.00", row.Value("creditlimit@OData.Community.Display.V1.FormattedValue"));
        Assert.Equal("$100.00", row.Value("creditlimit_base@OData.Community.Display.V1.FormattedValue"));
    }

    [Theory]
    [InlineData("GET", "accountz", 404, "Resource not found for the segment 'accountz'.")]
    [InlineData("GET", "accounts(11111111-1111-1111-1111-111111111111)/nome", 404, "Resource not found for the segment 'nome'.")]
    [InlineData("PATCH", "accounts", 405, "does not support http method 'PATCH'")]
    [InlineData("DELETE", "accounts", 405, "does not support http method 'DELETE'")]
    [InlineData("PUT", "accounts(11111111-1111-1111-1111-111111111111)", 405, "does not support http method 'PUT'")]
    [InlineData("GET", "accounts(11111111-1111-1111-1111-111111111111)", 404, "account With Id = 11111111-1111-1111-1111-111111111111 Does Not Exist")]
    public async Task A_wrong_address_or_method_is_refused(string method, string url, int status, string text)
    {
        await using var sandbox = await SandboxFixture.OpenAsync();
        var answer = await sandbox.SendAsync(method, url);
        Assert.Equal(status, answer.Status);
        Assert.Contains(text, answer.ErrorMessage, StringComparison.Ordinal);
        Assert.Equal("application/json; odata.metadata=minimal", answer.Headers["Content-Type"]);
    }

    [Fact]
    public async Task The_log_tells_table_row_and_status_of_every_operation()
    {
        await using var sandbox = await SandboxFixture.OpenAsync();
        var id = await sandbox.CreateAsync("accounts", """{"name":"A"}""");
        await sandbox.GetAsync($"accounts({id})");
        await sandbox.SendAsync("PATCH", $"accounts({id})", """{"name":5}""");
        Assert.Equal(
            [("Sales", "POST", "accounts", id, 204), ("Sales", "GET", "accounts", id, 200), ("Sales", "PATCH", "accounts", id, 400)],
            sandbox.Environment.ReadLog().Select(item => (item.Service, item.Method, item.Table, item.Id!.Value, item.Status)));
    }

    private static async Task<long> VersionAsync(SandboxFixture sandbox, string url) =>
        (await sandbox.GetAsync($"{url}?$select=versionnumber")).Json.GetProperty("versionnumber").GetInt64();
}
