using System.Text;

namespace CouplingTools.Sandbox.Tests.Dataverse;

public sealed class QueryTests
{
    private static readonly string[] s_bodies =
    [
        """{"name":"Adatum","numberofemployees":10,"creditlimit":100,"address1_city":"Köln"}""",
        """{"name":"adatum corp.","numberofemployees":20,"donotemail":true}""",
        """{"name":"O'Brien & Sons","numberofemployees":30,"customertypecode":3}""",
        """{"name":"Zenith","address1_city":"Lyon"}""",
    ];

    public static TheoryData<string, string> Filters => new()
    {
        { "name eq 'ADATUM'", "Adatum" },
        { "name ne 'Adatum' and name ne 'Zenith'", "adatum corp.,O'Brien & Sons" },
        { "name eq 'O''Brien & Sons'", "O'Brien & Sons" },
        { "contains(name,'DATUM')", "Adatum,adatum corp." },
        { "startswith(name,'o''')", "O'Brien & Sons" },
        { "endswith(name,'CORP.')", "adatum corp." },
        { "not contains(name,'a')", "O'Brien & Sons,Zenith" },
        { "numberofemployees gt 10 and numberofemployees le 30", "adatum corp.,O'Brien & Sons" },
        { "numberofemployees eq null", "Zenith" },
        { "creditlimit ge 100", "Adatum" },
        { "donotemail eq true", "adatum corp." },
        { "customertypecode eq 3", "O'Brien & Sons" },
        { "(name eq 'Adatum' or name eq 'Zenith') and address1_city ne null", "Adatum,Zenith" },
        { "createdon ge 2025-06-02T10:00:00Z and modifiedon lt 2025-06-02T10:00:01Z", "Adatum,adatum corp.,O'Brien & Sons,Zenith" },
        { "Microsoft.Dynamics.CRM.In(PropertyName='name',PropertyValues=[\"Adatum\",\"O'Brien & Sons\"])", "Adatum,O'Brien & Sons" },
        { "Microsoft.Dynamics.CRM.In(PropertyName='numberofemployees',PropertyValues=['10','30'])", "Adatum,O'Brien & Sons" },
        { "Microsoft.Dynamics.CRM.NotIn(PropertyName='address1_city',PropertyValues=['lyon'])", "Adatum" },
        { "Microsoft.Dynamics.CRM.Between(PropertyName='numberofemployees',PropertyValues=['10','20']) and donotemail eq true", "adatum corp." },
        { "Microsoft.Dynamics.CRM.On(PropertyName='createdon',PropertyValue='2025-06-02') and name eq 'Zenith'", "Zenith" },
        { "Microsoft.Dynamics.CRM.OnOrAfter(PropertyName='createdon',PropertyValue='2025-06-03')", "" },
        { "owninguser/lastname eq 'integration' and name eq 'Zenith'", "Zenith" },
    };

    public static TheoryData<string, int, string> Refusals => new()
    {
        { "accounts?$skip=5", 400, "The query parameter $skip is not supported" },
        { "accounts?$search=a", 400, "The query parameter $search is not supported" },
        { "accounts?$format=json", 400, "The query parameter $format is not supported" },
        { "accounts?$Select=name", 400, "The query parameter $Select is not supported" },
        { "accounts?$select=nome", 400, "Could not find a property named 'nome' on type 'Microsoft.Dynamics.CRM.account'." },
        { "accounts?$filter=nome eq 'A'", 400, "Could not find a property named 'nome' on type 'Microsoft.Dynamics.CRM.account'." },
        { "accounts?$filter=name eq 'A", 400, "There is an unterminated literal" },
        { "accounts?$filter=name eq", 400, "Expression expected" },
        { "accounts?$filter=name in ('A','B')", 501, "'in'" },
        { "accounts?$filter=tolower(name) eq 'a'", 501, "tolower" },
        { "accounts?$filter=numberofemployees add 5 eq 10", 501, "BinaryOperator" },
        { "accounts?$filter=Microsoft.Dynamics.CRM.LastXDays(PropertyName='createdon',PropertyValue=3)", 501, "LastXDays" },
        { "accounts?$apply=aggregate($count as c)", 501, "$apply" },
        { "accounts?$skiptoken=x", 400, "Malformed XML in the Paging Cookie" },
        { "accounts?$orderby=nome", 400, "Could not find a property named 'nome'" },
        { "accounts?$expand=ownerid($select=fullname)", 501, "'principal'" },
        { "accounts?$expand=nome", 400, "Could not find a property named 'nome'" },
    };

    [Theory]
    [MemberData(nameof(Filters))]
    public async Task A_filter_finds_its_rows(string filter, string expected)
    {
        await using var sandbox = await OpenAsync();
        var answer = await sandbox.GetAsync($"accounts?$select=name&$orderby=name&$filter={Uri.EscapeDataString(filter)}");
        Assert.True(answer.Status == 200, answer.Text);
        Assert.Equal(expected, string.Join(',', answer.Rows.Select(row => row.GetProperty("name").GetString())));
    }

    [Theory]
    [MemberData(nameof(Refusals))]
    public async Task What_the_service_does_not_know_is_refused(string url, int status, string text)
    {
        await using var sandbox = await OpenAsync();
        var answer = await sandbox.GetAsync(url);
        Assert.Equal((status, "0x80060888"), (answer.Status, answer.ErrorCode));
        Assert.Contains(text, answer.ErrorMessage, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ids_and_lookups_are_compared_without_quotes()
    {
        await using var sandbox = await OpenAsync();
        var rows = (await sandbox.GetAsync("accounts?$select=name&$orderby=name")).Rows;
        var ids = rows.Select(row => row.GetProperty("accountid").GetString()!).ToArray();
        var list = string.Join(',', ids.Take(2).Select(id => $"\"{id}\""));
        var found = await sandbox.GetAsync($"accounts?$filter={Uri.EscapeDataString($"Microsoft.Dynamics.CRM.In(PropertyName='accountid',PropertyValues=[{list}])")}");
        var owner = (await sandbox.GetAsync($"accounts({ids[0]})")).Value("_ownerid_value");
        Assert.Equal(2, found.Rows.Count);
        Assert.Single((await sandbox.GetAsync($"accounts?$filter=accountid eq {ids[0]}")).Rows);
        Assert.Equal(4, (await sandbox.GetAsync($"accounts?$filter=_ownerid_value eq {owner}")).Rows.Count);
        Assert.Equal(4, (await sandbox.GetAsync($"accounts?$filter=owninguser/systemuserid eq {owner}")).Rows.Count);
    }

    [Fact]
    public async Task Rows_come_ordered_in_pages_whose_links_lead_to_the_end()
    {
        await using var sandbox = await OpenAsync();
        var names = new List<string?>();
        string? url = "accounts?$select=name&$orderby=numberofemployees desc";
        for (var page = 0; url is not null; page++)
        {
            var answer = await sandbox.GetAsync(url, "Prefer: odata.maxpagesize=3");
            Assert.Equal("odata.maxpagesize=3", answer.Headers["Preference-Applied"]);
            names.AddRange(answer.Rows.Select(row => row.GetProperty("name").GetString()));
            url = answer.Json.TryGetProperty("@odata.nextLink", out var link) ? link.GetString() : null;
            if (page == 0)
            {
                Assert.Matches(@"accounts\?\$select=name&\$orderby=numberofemployees%20desc&\$skiptoken=%3Ccookie%20pagenumber%3D%222%22%20pagingcookie%3D%22%253Ccookie%2520page%253D%25221%2522", url!);
            }
        }

        Assert.Equal(["O'Brien & Sons", "adatum corp.", "Adatum", "Zenith"], names);
    }

    [Fact]
    public async Task Top_ends_the_list_without_a_link()
    {
        await using var sandbox = await OpenAsync();
        var answer = await sandbox.GetAsync("accounts?$select=name&$orderby=name&$top=2");
        Assert.Equal(2, answer.Rows.Count);
        Assert.False(answer.Json.TryGetProperty("@odata.nextLink", out _));
    }

    [Fact]
    public async Task Counts_come_with_rows_alone_and_in_annotations()
    {
        await using var sandbox = await OpenAsync();
        var counted = await sandbox.GetAsync("accounts?$count=true&$top=1&$filter=contains(name,'adatum')", "Prefer: odata.include-annotations=\"*\"");
        var plain = await sandbox.GetAsync("accounts?$top=1", "Prefer: odata.include-annotations=\"*\"");
        var alone = await sandbox.GetAsync("accounts/$count");
        Assert.Equal(2, counted.Json.GetProperty("@odata.count").GetInt32());
        Assert.Equal(2, counted.Json.GetProperty("@Microsoft.Dynamics.CRM.totalrecordcount").GetInt32());
        Assert.Equal(-1, plain.Json.GetProperty("@Microsoft.Dynamics.CRM.totalrecordcount").GetInt32());
        Assert.Equal([.. Encoding.UTF8.Preamble, (byte)'4'], alone.Body);
        Assert.Equal("text/plain", alone.Headers["Content-Type"]);
    }

    [Fact]
    public async Task The_context_names_what_was_selected_and_expanded()
    {
        await using var sandbox = await OpenAsync();
        var answer = await sandbox.GetAsync("accounts?$select=name&$expand=primarycontactid($select=fullname)");
        Assert.EndsWith("$metadata#accounts(name,primarycontactid(fullname))", answer.Value("@odata.context"), StringComparison.Ordinal);
        Assert.All(answer.Rows, row => Assert.StartsWith("W/\"", row.GetProperty("@odata.etag").GetString(), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Conditions_are_limited_in_number_and_addresses_in_length()
    {
        await using var sandbox = await OpenAsync();
        var conditions = string.Join(" or ", Enumerable.Range(0, 501).Select(i => $"fax eq '{i}'"));
        var many = await sandbox.GetAsync($"accounts?$filter={Uri.EscapeDataString(conditions)}");
        var list = await sandbox.GetAsync($"accounts?$filter={Uri.EscapeDataString(string.Join(" or ", Enumerable.Repeat("name eq 'Adatum'", 500)))}");
        var longUrl = await sandbox.GetAsync($"accounts?tag={new string('x', 32_768)}");
        Assert.Equal((400, "0x8004430C"), (many.Status, many.ErrorCode));
        Assert.Equal(200, list.Status);
        Assert.Equal(414, longUrl.Status);
    }

    [Fact]
    public async Task The_number_of_rows_of_tables_can_be_asked_for()
    {
        await using var sandbox = await OpenAsync();
        var answer = await sandbox.GetAsync("RetrieveTotalRecordCount(EntityNames=['account'])");
        Assert.Equal(4, answer.Json.GetProperty("EntityRecordCountCollection").GetProperty("Values")[0].GetInt32());
    }

    private static async Task<SandboxFixture> OpenAsync()
    {
        var sandbox = await SandboxFixture.OpenAsync();
        foreach (var body in s_bodies)
        {
            await sandbox.CreateAsync("accounts", body);
        }

        return sandbox;
    }
}
