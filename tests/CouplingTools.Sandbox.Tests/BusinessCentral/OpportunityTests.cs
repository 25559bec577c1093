namespace CouplingTools.Sandbox.Tests.BusinessCentral;

public sealed class OpportunityTests
{
    [Fact]
    public async Task A_new_opportunity_is_not_started_and_shows_its_contact()
    {
        await using var sandbox = await BusinessCentralFixture.OpenAsync();
        await sandbox.CreateAsync("customers", """{"displayName":"Adventure Works"}""");
        var company = (await sandbox.GetAsync("contacts?$filter=displayName eq 'Adventure Works'")).Rows.Single().GetProperty("number").GetString();
        var person = await sandbox.CreateAsync("contacts", $$"""{"displayName":"Ada Byron","type":"Person","companyNumber":"{{company}}"}""");
        var opportunity = await sandbox.CreateAsync("opportunities", $$"""{"description":"Engines","contactNumber":"{{person.Value("number")}}","salespersonCode":"OL"}""");
        Assert.Equal(
            ("OP000001", "Not_x0020_Started", "2025-06-02", "Ada Byron", "Adventure Works"),
            (opportunity.Value("number"), opportunity.Value("status"), opportunity.Value("creationDate"), opportunity.Value("contactName"), opportunity.Value("contactCompanyName")));
    }

    [Theory]
    [InlineData("""{"description":"A","estimatedValue":5}""", "BadRequest_InvalidOperation")]
    [InlineData("""{"description":"A","status":"Won"}""", "BadRequest_InvalidOperation")]
    [InlineData("""{"description":"A","contactNumber":"NONE"}""", "Internal_InvalidTableRelation")]
    [InlineData("""{"description":"A","salespersonCode":"NONE"}""", "Internal_InvalidTableRelation")]
    public async Task An_opportunity_that_breaks_a_rule_is_refused(string body, string code)
    {
        await using var sandbox = await BusinessCentralFixture.OpenAsync();
        Assert.Equal((400, code), (await sandbox.PostAsync("opportunities", body)).Error);
    }

    [Fact]
    public async Task Exchange_rates_can_be_read_and_not_written()
    {
        await using var sandbox = await BusinessCentralFixture.OpenAsync();
        var rates = await sandbox.GetAsync("currencyExchangeRates?$filter=currencyCode eq 'EUR'");
        Assert.Equal(2, rates.Rows.Count);
        Assert.Equal(405, (await sandbox.PostAsync("currencyExchangeRates", """{"currencyCode":"EUR"}""")).Status);
    }
}
