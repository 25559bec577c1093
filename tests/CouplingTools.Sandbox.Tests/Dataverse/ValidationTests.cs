using System.Text.Json;

namespace CouplingTools.Sandbox.Tests.Dataverse;

public sealed class ValidationTests
{
    public static TheoryData<string, string, string> Refusals => new()
    {
        { """{"nome":"A"}""", "0x80048d19", "The property 'nome' does not exist on type 'Microsoft.Dynamics.CRM.account'" },
        { """{"Name":"A"}""", "0x80048d19", "The property 'Name' does not exist" },
        { """{"name":5}""", "0x80048d19", "Cannot convert the literal '5' to the expected type 'Edm.String'" },
        { """{"customertypecode":"Charity"}""", "0x80048d19", "Cannot convert the literal 'Charity' to the expected type 'Edm.Int32'" },
        { """{"customertypecode":99}""", "0x8004431A", "The value 99 of 'customertypecode' on record of type 'account' is outside the valid range" },
        { """{"donotemail":"yes"}""", "0x80048d19", "Edm.Boolean" },
        { """{"numberofemployees":-1}""", "0x8004432F", "'numberofemployees'" },
        { """{"numberofemployees":1.5}""", "0x80048d19", "Edm.Int32" },
        { """{"creditlimit":-0.01}""", "0x80044330", "'creditlimit'" },
        { """{"creditlimit":"12"}""", "0x80048d19", "conflict between input format string/number" },
        { """{"address1_latitude":90.5}""", "0x80044330", "'address1_latitude'" },
        { """{"name":"a\u0001b"}""", "0x80040278", "invalid characters" },
        { """{"statuscode":2}""", "0x80048408", "2 is not a valid status code for state code AccountState.Active" },
        { """{"_primarycontactid_value":"11111111-1111-1111-1111-111111111111"}""", "0x80048d19", "CRM do not support direct update of Entity Reference properties" },
        { """{"PrimaryContactId@odata.bind":"/contacts(11111111-1111-1111-1111-111111111111)"}""", "0x80048d19", "An undeclared property 'PrimaryContactId'" },
        { """{"ownerid@odata.bind":null}""", "0x80040203", "cannot be set to NULL" },
        { """{"lastonholdtime":"1752-12-31T23:00:00Z"}""", "0x80040203", "01/01/1753" },
        { """{"lastonholdtime":"yesterday"}""", "0x80048d19", "Edm.DateTimeOffset" },
        { """[1]""", "0x80048d19", "StartObject" },
        { """{"name":""", "0x80048d19", "Invalid JSON" },
    };

    [Theory]
    [MemberData(nameof(Refusals))]
    public async Task A_wrong_account_is_refused_with_400(string body, string code, string text)
    {
        await using var sandbox = await SandboxFixture.OpenAsync();
        var answer = await sandbox.SendAsync("POST", "accounts", body);
        Assert.Equal(400, answer.Status);
        Assert.Equal(code, answer.ErrorCode);
        Assert.Contains(text, answer.ErrorMessage, StringComparison.Ordinal);
        Assert.Empty((await sandbox.GetAsync("accounts")).Rows);
    }

    [Theory]
    [InlineData("name", 160)]
    [InlineData("accountnumber", 20)]
    [InlineData("emailaddress1", 100)]
    [InlineData("telephone1", 50)]
    [InlineData("address1_city", 80)]
    [InlineData("address1_line1", 250)]
    [InlineData("description", 2000)]
    public async Task Text_fits_up_to_its_length_and_not_beyond(string column, int length)
    {
        await using var sandbox = await SandboxFixture.OpenAsync();
        var fits = await sandbox.SendAsync("POST", "accounts", JsonSerializer.Serialize(new Dictionary<string, string> { [column] = new('é', length) }));
        var refused = await sandbox.SendAsync("POST", "accounts", JsonSerializer.Serialize(new Dictionary<string, string> { [column] = new('é', length + 1) }));
        Assert.Equal(204, fits.Status);
        Assert.Equal(400, refused.Status);
        Assert.Equal("0x80044331", refused.ErrorCode);
        Assert.Equal(
            $"A validation error occurred.  The length of the '{column}' attribute of the 'account' entity exceeded the maximum allowed length of '{length}'.",
            refused.ErrorMessage);
    }

    [Fact]
    public async Task Text_is_kept_as_sent_but_an_empty_text_is_null()
    {
        await using var sandbox = await SandboxFixture.OpenAsync();
        var id = await sandbox.CreateAsync("accounts", """{"name":"  A  ","telephone1":""}""");
        var row = await sandbox.GetAsync($"accounts({id})?$select=name,telephone1");
        Assert.Equal("  A  ", row.Value("name"));
        Assert.Equal(JsonValueKind.Null, row.Json.GetProperty("telephone1").ValueKind);
    }

    [Fact]
    public async Task Read_only_columns_in_a_body_are_ignored()
    {
        await using var sandbox = await SandboxFixture.OpenAsync();
        var id = await sandbox.CreateAsync("accounts", """{"name":"A","createdon":"2001-01-01T00:00:00Z","versionnumber":7,"creditlimit_base":5}""");
        var row = await sandbox.GetAsync($"accounts({id})");
        Assert.Equal("2025-06-02T10:00:00Z", row.Value("createdon"));
        Assert.Equal(JsonValueKind.Null, row.Json.GetProperty("creditlimit_base").ValueKind);
    }

    [Fact]
    public async Task A_day_takes_no_time_of_day_and_a_time_is_read_as_UTC()
    {
        await using var sandbox = await SandboxFixture.OpenAsync();
        var refused = await sandbox.SendAsync("POST", "contacts", """{"lastname":"A","birthdate":"1990-05-06T00:00:00Z"}""");
        var id = await sandbox.CreateAsync("contacts", """{"lastname":"A","birthdate":"1990-05-06","lastonholdtime":"2025-01-31T10:00:00.75"}""");
        var row = await sandbox.GetAsync($"contacts({id})?$select=birthdate,lastonholdtime");
        Assert.Equal(400, refused.Status);
        Assert.Contains("Cannot convert a value to target type 'Edm.Date'", refused.ErrorMessage, StringComparison.Ordinal);
        Assert.Equal("1990-05-06", row.Value("birthdate"));
        Assert.Equal("2025-01-31T10:00:00Z", row.Value("lastonholdtime"));
    }

    [Fact]
    public async Task What_the_application_requires_is_not_enforced_but_what_the_system_requires_is()
    {
        await using var sandbox = await SandboxFixture.OpenAsync();
        var account = await sandbox.SendAsync("POST", "accounts", "{}");
        var currency = await sandbox.SendAsync("POST", "transactioncurrencies", """{"currencyname":"X"}""");
        Assert.Equal(204, account.Status);
        Assert.Equal(400, currency.Status);
    }
}
