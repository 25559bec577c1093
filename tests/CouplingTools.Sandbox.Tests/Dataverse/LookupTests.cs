using System.Text.Json;

namespace CouplingTools.Sandbox.Tests.Dataverse;

public sealed class LookupTests
{
    [Theory]
    [InlineData("/contacts({0})")]
    [InlineData("contacts({0})")]
    [InlineData("https://sales.sandbox.invalid/api/data/v9.2/contacts({0})")]
    public async Task A_lookup_is_bound_by_an_address_of_any_form(string form)
    {
        await using var sandbox = await SandboxFixture.OpenAsync();
        var contact = await sandbox.CreateAsync("contacts", """{"lastname":"Li"}""");
        var url = string.Format(System.Globalization.CultureInfo.InvariantCulture, form, contact);
        var id = await sandbox.CreateAsync("accounts", $$"""{"name":"A","primarycontactid@odata.bind":"{{url}}"}""");
        Assert.Equal(contact.ToString(), (await sandbox.GetAsync($"accounts({id})?$select=_primarycontactid_value")).Value("_primarycontactid_value"));
    }

    [Fact]
    public async Task A_parent_customer_is_an_account_or_a_contact_by_its_navigation_property()
    {
        await using var sandbox = await SandboxFixture.OpenAsync();
        var account = await sandbox.CreateAsync("accounts", """{"name":"A"}""");
        var id = await sandbox.CreateAsync("contacts", $$"""{"lastname":"Li","parentcustomerid_account@odata.bind":"/accounts({{account}})"}""");
        var row = await sandbox.GetAsync($"contacts({id})?$select=_parentcustomerid_value,_accountid_value", "Prefer: odata.include-annotations=\"*\"");
        Assert.Equal(account.ToString(), row.Value("_parentcustomerid_value"));
        Assert.Equal(account.ToString(), row.Value("_accountid_value"));
        Assert.Equal("account", row.Value("_parentcustomerid_value@Microsoft.Dynamics.CRM.lookuplogicalname"));
        Assert.Equal("parentcustomerid_account", row.Value("_parentcustomerid_value@Microsoft.Dynamics.CRM.associatednavigationproperty"));
        Assert.Equal("A", row.Value("_parentcustomerid_value@OData.Community.Display.V1.FormattedValue"));
    }

    [Fact]
    public async Task Expanding_the_wrong_kind_of_parent_customer_gives_null()
    {
        await using var sandbox = await SandboxFixture.OpenAsync();
        var account = await sandbox.CreateAsync("accounts", """{"name":"A"}""");
        var id = await sandbox.CreateAsync("contacts", $$"""{"lastname":"Li","parentcustomerid_account@odata.bind":"/accounts({{account}})"}""");
        var row = await sandbox.GetAsync($"contacts({id})?$select=lastname&$expand=parentcustomerid_account($select=name),parentcustomerid_contact($select=lastname)");
        Assert.Equal("A", row.Json.GetProperty("parentcustomerid_account").GetProperty("name").GetString());
        Assert.Equal(JsonValueKind.Null, row.Json.GetProperty("parentcustomerid_contact").ValueKind);
    }

    [Fact]
    public async Task A_row_of_another_table_cannot_be_bound()
    {
        await using var sandbox = await SandboxFixture.OpenAsync();
        var account = await sandbox.CreateAsync("accounts", """{"name":"A"}""");
        var answer = await sandbox.SendAsync("POST", "accounts", $$"""{"primarycontactid@odata.bind":"/accounts({{account}})"}""");
        Assert.Equal((400, "0x80048d19"), (answer.Status, answer.ErrorCode));
    }

    [Fact]
    public async Task A_missing_target_is_named()
    {
        await using var sandbox = await SandboxFixture.OpenAsync();
        var answer = await sandbox.SendAsync("POST", "accounts", """{"primarycontactid@odata.bind":"/contacts(33333333-3333-3333-3333-333333333333)"}""");
        Assert.Equal((404, "0x80040217"), (answer.Status, answer.ErrorCode));
        Assert.Contains("contact With Id = 33333333-3333-3333-3333-333333333333 Does Not Exist", answer.ErrorMessage, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("PATCH", "", """{"primarycontactid@odata.bind":null}""")]
    [InlineData("PATCH", "", """{"primarycontactid":null}""")]
    [InlineData("DELETE", "/primarycontactid/$ref", null)]
    public async Task A_lookup_is_cleared(string method, string path, string? body)
    {
        await using var sandbox = await SandboxFixture.OpenAsync();
        var id = await sandbox.CreateAsync("accounts", """{"name":"A","primarycontactid":{"lastname":"Li"}}""");
        var answer = await sandbox.SendAsync(method, $"accounts({id}){path}", body);
        Assert.Equal(204, answer.Status);
        Assert.Equal(JsonValueKind.Null, (await sandbox.GetAsync($"accounts({id})")).Json.GetProperty("_primarycontactid_value").ValueKind);
    }

    [Fact]
    public async Task A_reference_can_be_read_and_set()
    {
        await using var sandbox = await SandboxFixture.OpenAsync();
        var contact = await sandbox.CreateAsync("contacts", """{"lastname":"Li"}""");
        var id = await sandbox.CreateAsync("accounts", """{"name":"A"}""");
        Assert.Equal(204, (await sandbox.GetAsync($"accounts({id})/primarycontactid/$ref")).Status);
        var set = await sandbox.SendAsync("PUT", $"accounts({id})/primarycontactid/$ref", $$"""{"@odata.id":"https://sales.sandbox.invalid/api/data/v9.2/contacts({{contact}})"}""");
        var read = await sandbox.GetAsync($"accounts({id})/primarycontactid/$ref");
        Assert.Equal(204, set.Status);
        Assert.EndsWith($"contacts({contact})", read.Value("@odata.id"), StringComparison.Ordinal);
        Assert.Equal("Li", (await sandbox.GetAsync($"accounts({id})/primarycontactid?$select=lastname")).Value("lastname"));
    }

    [Fact]
    public async Task Deleting_an_account_deletes_its_contacts_and_empties_other_lookups()
    {
        await using var sandbox = await SandboxFixture.OpenAsync();
        var parent = await sandbox.CreateAsync("accounts", """{"name":"A"}""");
        var child = await sandbox.CreateAsync("accounts", $$"""{"name":"B","parentaccountid@odata.bind":"/accounts({{parent}})"}""");
        var contact = await sandbox.CreateAsync("contacts", $$"""{"lastname":"Li","parentcustomerid_account@odata.bind":"/accounts({{parent}})"}""");
        Assert.Equal(204, (await sandbox.SendAsync("DELETE", $"accounts({parent})")).Status);
        Assert.Equal(404, (await sandbox.GetAsync($"contacts({contact})")).Status);
        Assert.Equal(JsonValueKind.Null, (await sandbox.GetAsync($"accounts({child})")).Json.GetProperty("_parentaccountid_value").ValueKind);
    }

    [Fact]
    public async Task A_currency_in_use_cannot_be_deleted()
    {
        await using var sandbox = await SandboxFixture.OpenAsync();
        var id = await sandbox.CreateAsync("accounts", """{"name":"A","revenue":1}""");
        var currency = (await sandbox.GetAsync($"accounts({id})")).Value("_transactioncurrencyid_value");
        var answer = await sandbox.SendAsync("DELETE", $"transactioncurrencies({currency})");
        Assert.Equal((400, "0x80040227"), (answer.Status, answer.ErrorCode));
    }

    [Fact]
    public async Task A_row_can_be_given_to_another_user_and_written_on_a_users_behalf()
    {
        await using var sandbox = await SandboxFixture.OpenAsync();
        var user = (await sandbox.GetAsync("systemusers?$filter=lastname eq 'Larkin'&$select=fullname")).Rows.Single();
        var userId = user.GetProperty("systemuserid").GetString()!;
        var given = await sandbox.CreateAsync("accounts", $$"""{"name":"A","ownerid@odata.bind":"/systemusers({{userId}})"}""");
        var answer = await sandbox.SendAsync("POST", "accounts", """{"name":"B"}""", $"MSCRMCallerID: {userId}", "Prefer: return=representation");
        Assert.Equal(userId, (await sandbox.GetAsync($"accounts({given})")).Value("_ownerid_value"));
        Assert.Equal((userId, userId), (answer.Value("_ownerid_value"), answer.Value("_createdby_value")));
        Assert.Equal("Otis Larkin", user.GetProperty("fullname").GetString());
        Assert.Equal(403, (await sandbox.GetAsync("WhoAmI", "MSCRMCallerID: 44444444-4444-4444-4444-444444444444")).Status);
    }
}
