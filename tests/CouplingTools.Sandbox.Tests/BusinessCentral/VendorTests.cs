namespace CouplingTools.Sandbox.Tests.BusinessCentral;

public sealed class VendorTests
{
    [Fact]
    public async Task A_new_vendor_has_a_number_the_local_currency_and_a_company_contact()
    {
        await using var sandbox = await BusinessCentralFixture.OpenAsync();
        var vendor = await sandbox.CreateAsync("vendors", """{"displayName":"Timber & Sons","city":"Oslo"}""");
        Assert.Equal(("V000001", "USD", "_x0020_"), (vendor.Value("number"), vendor.Value("currencyCode"), vendor.Value("blocked")));
        var contact = (await sandbox.GetAsync("contacts?$filter=displayName eq 'Timber %26 Sons'")).Rows.Single();
        Assert.Equal(("Vendor", "Oslo"), (contact.GetProperty("contactBusinessRelation").GetString(), contact.GetProperty("city").GetString()));
        var related = await sandbox.GetAsync($"vendors({vendor.Id})?$expand=contactsInformation");
        Assert.Equal("Vendor", related.Json.GetProperty("contactsInformation").EnumerateArray().Single().GetProperty("relatedType").GetString());
    }

    [Fact]
    public async Task A_vendor_and_its_contact_follow_each_other()
    {
        await using var sandbox = await BusinessCentralFixture.OpenAsync();
        var vendor = await sandbox.CreateAsync("vendors", """{"displayName":"A"}""");
        await sandbox.PatchAsync("vendors", vendor, """{"displayName":"B"}""");
        var contact = (await sandbox.GetAsync("contacts?$filter=displayName eq 'B'")).Rows.Single();
        var answer = await sandbox.SendAsync("PATCH", $"contacts({contact.GetProperty("id").GetGuid()})", """{"city":"Oslo"}""", "If-Match: *");
        Assert.Equal(200, answer.Status);
        Assert.Equal("Oslo", (await sandbox.GetAsync($"vendors({vendor.Id})")).Value("city"));
    }

    [Theory]
    [InlineData("""{"displayName":"A","blocked":"Ship"}""", "Unknown")]
    [InlineData("""{"displayName":"A","balance":5}""", "BadRequest_InvalidOperation")]
    [InlineData("""{"displayName":"A","salespersonCode":"OL"}""", "BadRequest")]
    [InlineData("""{"displayName":"A","currencyCode":"XXX"}""", "Application_DialogException")]
    [InlineData("""{"displayName":"A","phoneNumber":"ext"}""", "Application_FieldValidationException")]
    public async Task A_vendor_that_breaks_a_rule_is_refused(string body, string code)
    {
        await using var sandbox = await BusinessCentralFixture.OpenAsync();
        Assert.Equal((400, code), (await sandbox.PostAsync("vendors", body)).Error);
    }
}
