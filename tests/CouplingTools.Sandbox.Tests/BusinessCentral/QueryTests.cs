namespace CouplingTools.Sandbox.Tests.BusinessCentral;

public sealed class QueryTests
{
    private static readonly string[] s_rows =
    [
        """{"number":"N1","displayName":"Alpha","city":"Rome","creditLimit":100,"blocked":"Ship"}""",
        """{"number":"N2","displayName":"alpha","city":"Oslo","creditLimit":99.5}""",
        """{"number":"N3","displayName":"Beta's","city":"","creditLimit":1000}""",
        """{"number":"N4","displayName":"Gamma","city":"Rome","creditLimit":0,"taxLiable":true}""",
    ];

    [Theory]
    [InlineData("number eq 'N2'", "N2")]
    [InlineData("number eq 'n2'", "N2")]
    [InlineData("displayName eq 'alpha'", "N2")]
    [InlineData("displayName eq 'Beta''s'", "N3")]
    [InlineData("displayName ne 'Alpha'", "N2 N3 N4")]
    [InlineData("city eq ''", "N3")]
    [InlineData("creditLimit gt 99.5", "N1 N3")]
    [InlineData("creditLimit ge 99.50 and creditLimit lt 1000", "N1 N2")]
    [InlineData("creditLimit le 0", "N4")]
    [InlineData("number eq 'N1' or number eq 'N4'", "N1 N4")]
    [InlineData("(number eq 'N1' or number eq 'N4') and city eq 'Rome' and creditLimit eq 100", "N1")]
    [InlineData("contains(displayName,'amm')", "N4")]
    [InlineData("startswith(displayName,'Al')", "N1")]
    [InlineData("endswith(displayName,'pha')", "N1 N2")]
    [InlineData("tolower(displayName) eq 'alpha'", "N1 N2")]
    [InlineData("toupper(city) eq 'OSLO'", "N2")]
    [InlineData("substring(displayName,1) eq 'eta''s'", "N3")]
    [InlineData("blocked eq 'Ship'", "N1")]
    [InlineData("blocked ne '_x0020_'", "N1")]
    [InlineData("blocked eq ' '", "N2 N3 N4")]
    [InlineData("blocked eq Microsoft.NAV.customerBlocked'Ship'", "N1")]
    [InlineData("taxLiable eq true", "N4")]
    [InlineData("currencyId eq 00000000-0000-0000-0000-000000000000", "N1 N2 N3 N4")]
    [InlineData("lastModifiedDateTime gt 2025-06-02T10:00:00.37Z", "N2 N3 N4")]
    [InlineData("lastModifiedDateTime ge 2025-06-02T12:00:01.37%2B02:00", "N2 N3 N4")]
    [InlineData("year(lastModifiedDateTime) eq 2024", "")]
    public async Task A_filter_finds(string filter, string numbers)
    {
        await using var sandbox = await FilledAsync();
        var reply = await sandbox.GetAsync($"customers?$filter={filter}&$orderby=number");
        Assert.True(reply.Status == 200, reply.Text);
        Assert.Equal(numbers, string.Join(' ', reply.Column("number")));
    }

    [Theory]
    [InlineData("number eq 'N1' or city eq 'Rome'", 501, "BadRequest_MethodNotImplemented")]
    [InlineData("number in ('N1','N2')", 501, "BadRequest_MethodNotImplemented")]
    [InlineData("not (number eq 'N1')", 501, "BadRequest_MethodNotImplemented")]
    [InlineData("contains(tolower(city),'r')", 501, "BadRequest_MethodNotImplemented")]
    [InlineData("length(city) eq 4", 501, "BadRequest_MethodNotImplemented")]
    [InlineData("currency/code eq 'EUR'", 501, "BadRequest_MethodNotImplemented")]
    [InlineData("city eq null", 501, "BadRequest_MethodNotImplemented")]
    [InlineData("displayName eq city", 501, "BadRequest_MethodNotImplemented")]
    [InlineData("No eq", 400, "BadRequest")]
    [InlineData("nosuch eq 'x'", 400, "BadRequest")]
    [InlineData("currencyId eq 'x'", 400, "BadRequest")]
    [InlineData("blocked eq 'Never'", 400, "Unknown")]
    public async Task A_filter_beyond_the_service_is_refused(string filter, int status, string code)
    {
        await using var sandbox = await FilledAsync();
        Assert.Equal((status, code), (await sandbox.GetAsync($"customers?$filter={filter}")).Error);
    }

    [Theory]
    [InlineData("number eq 'N1' or city eq 'Rome'", "The 'OR' operator is not supported on distinct fields on an OData filter.")]
    [InlineData("nosuch eq 'x'", "Could not find a property named 'nosuch' on type 'Microsoft.NAV.customer'.")]
    [InlineData("No eq", "Expression expected at position 5 in 'No eq'.")]
    public async Task A_refused_filter_is_explained(string filter, string message)
    {
        await using var sandbox = await FilledAsync();
        Assert.Equal(message, (await sandbox.GetAsync($"customers?$filter={filter}")).ErrorMessage);
    }

    [Fact]
    public async Task Case_in_filters_is_a_switch_of_the_profile()
    {
        await using var sandbox = await FilledAsync();
        sandbox.Environment.SetProfile(new SandboxProfile { BusinessCentral = new() { FilterIgnoresCase = true } });
        Assert.Equal(["N1", "N2"], (await sandbox.GetAsync("customers?$filter=displayName eq 'ALPHA'&$orderby=number")).Column("number"));
        Assert.Equal(["N1", "N2"], (await sandbox.GetAsync("customers?$filter=contains(displayName,'LPH')&$orderby=number")).Column("number"));
    }

    [Theory]
    [InlineData("$orderby=creditLimit", "N4 N2 N1 N3")]
    [InlineData("$orderby=creditLimit desc", "N3 N1 N2 N4")]
    [InlineData("$orderby=city desc,number desc", "N4 N1 N2 N3")]
    [InlineData("$orderby=number&$top=2", "N1 N2")]
    [InlineData("$orderby=number&$skip=3", "N4")]
    [InlineData("$orderby=number&$skip=1&$top=2", "N2 N3")]
    [InlineData("$orderby=number&$search=x&$apply=y&foo=bar", "N1 N2 N3 N4")]
    public async Task Rows_are_ordered_and_cut(string options, string numbers)
    {
        await using var sandbox = await FilledAsync();
        Assert.Equal(numbers, string.Join(' ', (await sandbox.GetAsync($"customers?{options}")).Column("number")));
    }

    [Fact]
    public async Task Without_an_order_rows_come_by_id()
    {
        await using var sandbox = await FilledAsync();
        var ids = (await sandbox.GetAsync("customers")).Column("id");
        Assert.Equal(ids.Order(StringComparer.Ordinal), ids);
    }

    [Fact]
    public async Task Select_shows_what_is_asked_and_the_ETag()
    {
        await using var sandbox = await FilledAsync();
        var row = (await sandbox.GetAsync("customers?$select=number,displayName&$top=1")).Rows[0];
        Assert.Equal(["@odata.etag", "number", "displayName"], row.EnumerateObject().Select(p => p.Name));
    }

    [Theory]
    [InlineData("$select=nosuch")]
    [InlineData("$expand=nosuch")]
    [InlineData("$orderby=nosuch")]
    [InlineData("$top=many")]
    public async Task Options_that_name_nothing_are_refused(string options)
    {
        await using var sandbox = await FilledAsync();
        Assert.Equal((400, "BadRequest"), (await sandbox.GetAsync($"customers?{options}")).Error);
    }

    [Fact]
    public async Task Counts_are_of_all_rows_the_filter_finds()
    {
        await using var sandbox = await FilledAsync();
        var reply = await sandbox.GetAsync("customers?$count=true&$top=1&$filter=city eq 'Rome'");
        Assert.Equal((2, 1), (reply.Json.GetProperty("@odata.count").GetInt32(), reply.Rows.Count));
        var count = await sandbox.GetAsync("customers/$count?$filter=city eq 'Rome'");
        Assert.Equal(("2", "text/plain"), (count.Text, count.Headers["Content-Type"]));
    }

    [Fact]
    public async Task Expand_shows_related_rows_and_null_for_none()
    {
        await using var sandbox = await FilledAsync();
        var customer = await sandbox.CreateAsync("customers", """{"number":"N9","displayName":"E","currencyCode":"EUR"}""");
        var reply = await sandbox.GetAsync("customers?$expand=currency($select=code),paymentTerm,contactsInformation&$orderby=number desc&$top=2");
        var (last, other) = (reply.Rows[0], reply.Rows[1]);
        Assert.Equal(["@odata.etag", "code"], last.GetProperty("currency").EnumerateObject().Select(p => p.Name));
        Assert.Equal("EUR", last.GetProperty("currency").GetProperty("code").GetString());
        Assert.Equal(System.Text.Json.JsonValueKind.Null, other.GetProperty("currency").ValueKind);
        Assert.Equal(customer.Id, last.GetProperty("contactsInformation")[0].GetProperty("relatedId").GetGuid());
    }

    [Fact]
    public async Task A_single_row_can_be_expanded_and_a_relation_can_be_followed()
    {
        await using var sandbox = await FilledAsync();
        var customer = await sandbox.CreateAsync("customers", """{"displayName":"E","currencyCode":"EUR"}""");
        Assert.Equal("EUR", (await sandbox.GetAsync($"customers({customer.Id})?$expand=currency")).Json.GetProperty("currency").GetProperty("code").GetString());
        Assert.Equal("EUR", (await sandbox.GetAsync($"customers({customer.Id})/currency")).Value("code"));
    }

    private static async Task<BusinessCentralFixture> FilledAsync()
    {
        var sandbox = await BusinessCentralFixture.OpenAsync();
        foreach (var row in s_rows)
        {
            await sandbox.CreateAsync("customers", row);
            sandbox.Time.Advance(TimeSpan.FromSeconds(1));
        }
        return sandbox;
    }
}
