using CouplingTools.Engine.Records;
using CouplingTools.Engine.Services;
using Xunit;
using static CouplingTools.Engine.Tests.Services.SalesScript;

namespace CouplingTools.Engine.Tests.Services;

public sealed class DataverseReadTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_table_is_described_by_one_batch_of_queries_and_only_once()
    {
        var script = WithMetadata();
        using var client = Client(script);

        var table = await client.DescribeAsync(ContactTable, Stop);
        await client.DescribeAsync(ContactTable, Stop);

        var request = Assert.Single(script.Sent);
        Assert.Matches("^multipart/mixed; boundary=\"batch_[0-9a-f-]{36}\"$", request.Headers["Content-Type"]);
        Assert.Contains(
            "GET /api/data/v9.2/EntityDefinitions(LogicalName='contact')/Attributes/Microsoft.Dynamics.CRM.StringAttributeMetadata?$select=LogicalName,MaxLength HTTP/1.1\r\n",
            request.Body, StringComparison.Ordinal);
        Assert.Equal((FieldKind.Text, 50), (table.Fields["lastname"].Kind, table.Fields["lastname"].MaxLength));
        Assert.Equal((FieldKind.Text, 2000), (table.Fields["description"].Kind, table.Fields["description"].MaxLength));
        Assert.Equal(FieldKind.Date, table.Fields["birthdate"].Kind);
        Assert.Equal(FieldKind.DateTime, table.Fields["lastonholdtime"].Kind);
        Assert.Equal(FieldKind.Number, table.Fields["creditlimit"].Kind);
        Assert.Equal(FieldKind.Boolean, table.Fields["donotemail"].Kind);
        Assert.Equal(FieldKind.Guid, table.Fields["contactid"].Kind);
        Assert.Equal(FieldKind.Text, table.Fields["favourites"].Kind);
        Assert.Equal(FieldKind.Other, table.Fields["entityimage"].Kind);
        Assert.Equal(["Male", "Female"], table.Fields["gendercode"].Options.Values);
        Assert.Equal("Inactive", table.Fields["statecode"].Options["1"]);
        Assert.Equal(
            [new("account", "parentcustomerid_account"), new("contact", "parentcustomerid_contact")], table.Fields["parentcustomerid"].Targets);
        Assert.Equal([new("systemuser", "ownerid"), new("team", "ownerid")], table.Fields["ownerid"].Targets);
        Assert.DoesNotContain("parentcustomeridname", table.Fields.Keys);
        Assert.True(table.Fields["contactid"] is { CanCreate: true, CanUpdate: false });
    }

    [Fact]
    public async Task An_unknown_table_is_the_services_own_error()
    {
        var missing = Part(404, """{"error":{"code":"0x80060888","message":"Could not find an entity with name contactz."}}""");
        using var client = Client(new ScriptedHandler().Expect("POST", Root + "$batch", () => Reply([.. Enumerable.Repeat(missing, 10)])));

        var thrown = await Assert.ThrowsAsync<ServiceException>(() => client.DescribeAsync(ContactTable, Stop));

        Assert.Equal((404, "0x80060888", ErrorClass.Configuration), (thrown.Error.Status, thrown.Error.Code, thrown.Error.Class));
    }

    [Fact]
    public async Task A_list_follows_the_links_as_they_come_and_asks_each_time_for_the_page_size()
    {
        const string Next = Contacts + "?$select=lastname&$skiptoken=%3Ccookie%20pagenumber=%222%22%20pagingcookie=%22%253ccookie%2520page%253d%25221%2522%253e%22%20istracking=%22False%22%20/%3E";
        var script = WithMetadata()
            .Expect("GET", $"{Contacts}?{Selected}&$filter=statecode eq 0", 200, Page(Next, Contact(1, owner: Row(9).ToString())), AsksForPages)
            .Expect("GET", Uri.UnescapeDataString(Next), 200, Page(null, Contact(2)), request =>
            {
                AsksForPages(request);
                Assert.Equal(Next, request.Address);
            });
        using var client = Client(script);
        var query = new RecordQuery(ContactTable) { Fields = Fields, Filter = "statecode eq 0", PageSize = 1 };

        var rows = (await client.QueryAsync(query, Stop).ToListAsync(Stop)).SelectMany(page => page).ToList();

        Assert.Equal([Row(1), Row(2)], rows.Select(row => row.Id));
        Assert.Equal("W/\"502482\"", rows[0].Version);
        Assert.Equal(new DateTimeOffset(2025, 1, 31, 23, 0, 0, TimeSpan.Zero), rows[0].ModifiedAt);
        Assert.Equal(Fields, rows[0].Values.Keys);
        Assert.Equal(Row(9), rows[0]["ownerid"].Value);
        Assert.True(rows[1]["ownerid"].IsBlank);

        static void AsksForPages(SentRequest request)
        {
            Assert.Equal("odata.maxpagesize=1", request.Headers["Prefer"]);
            Assert.Equal(("4.0", "4.0", "null"), (request.Headers["OData-Version"], request.Headers["OData-MaxVersion"], request.Headers["If-None-Match"]));
        }
    }

    [Fact]
    public async Task A_greatest_number_of_rows_is_not_combined_with_a_page_size()
    {
        var script = WithMetadata().Expect(
            "GET", $"{Contacts}?{Selected}&$filter=modifiedon ge 2025-01-31T23:00:00Z&$top=3", 200, Page(null, Contact(1)),
            request => Assert.False(request.Headers.ContainsKey("Prefer")));
        using var client = Client(script);
        var query = new RecordQuery(ContactTable)
        {
            Fields = Fields, First = 3, PageSize = 10, ModifiedSince = new(2025, 1, 31, 23, 0, 0, TimeSpan.Zero),
        };

        Assert.Single(await client.QueryAsync(query, Stop).ToListAsync(Stop));
    }

    [Fact]
    public async Task More_rows_than_one_page_holds_are_paged_and_cut()
    {
        var script = WithMetadata()
            .Expect("GET", $"{Contacts}?{Selected}", 200, Page(Contacts + "?next", [.. Enumerable.Range(0, 5000).Select(i => Contact(i))]))
            .Expect("GET", Contacts + "?next", 200, Page(null, Contact(5000), Contact(5001)));
        using var client = Client(script);

        var pages = await client.QueryAsync(new(ContactTable) { Fields = Fields, First = 5001 }, Stop).ToListAsync(Stop);

        Assert.Equal([5000, 1], pages.Select(page => page.Count));
    }

    [Fact]
    public async Task Values_come_back_in_the_types_of_their_columns()
    {
        string[] fields = ["birthdate", "lastonholdtime", "creditlimit", "donotemail", "gendercode", "favourites", "description", "parentcustomerid"];
        var script = WithMetadata().Expect("GET", $"{Contacts}?$select=contactid,{string.Join(',', fields[..7])},_parentcustomerid_value,modifiedon", 200, Page(null, $$"""
            {"@odata.etag":"W/\"1\"","contactid":"{{Row(1)}}","birthdate":"1980-02-29","lastonholdtime":"2025-01-31T23:00:00Z","creditlimit":20000.0000,
             "donotemail":false,"gendercode":2,"favourites":"1,9","description":null,
             "_parentcustomerid_value@OData.Community.Display.V1.FormattedValue":"Adatum","_parentcustomerid_value":"{{Row(7)}}"}
            """));
        using var client = Client(script);

        var row = (await client.QueryAsync(new(ContactTable) { Fields = fields }, Stop).SingleAsync(Stop))[0];

        Assert.Equal(
            [new DateOnly(1980, 2, 29), new DateTimeOffset(2025, 1, 31, 23, 0, 0, TimeSpan.Zero), 20000m, false, 2m, "1,9", null, Row(7)],
            fields.Select(field => row[field].Value));
        Assert.True(row.Values.ContainsKey("description"));
        Assert.Null(row.ModifiedAt);
    }

    [Fact]
    public async Task Ids_are_read_in_bulk_within_the_length_of_an_address_and_on_one_page_each()
    {
        var script = WithMetadata();
        const int InOneRequest = 739;
        foreach (var chunk in Enumerable.Range(0, 1000).Chunk(InOneRequest))
        {
            var ids = string.Join(',', chunk.Select(i => $"\"{Row(i)}\""));
            script.Expect(
                "GET", $"{Contacts}?{Selected}&$filter=Microsoft.Dynamics.CRM.In(PropertyName='contactid',PropertyValues=[{ids}])", 200,
                Page(null, Contact(chunk[0])), request =>
                {
                    Assert.InRange(request.Address.Length, 1, 32_000);
                    Assert.Equal("odata.maxpagesize=5000", request.Headers["Prefer"]);
                });
        }
        using var client = Client(script);

        var rows = await client.ReadAsync(ContactTable, [.. Enumerable.Range(0, 1000).Select(Row)], Fields, Stop);

        Assert.Equal([Row(0), Row(InOneRequest)], rows.Keys.Order());
    }

    [Fact]
    public async Task Keys_are_compared_one_by_one_and_lookups_under_the_name_they_have_in_rows()
    {
        var script = WithMetadata()
            .Expect("GET", $"{Contacts}?{Selected}&$filter=(lastname eq 'D''Arc' or lastname eq 'Ångström') and statecode eq 0", 200, Page(null, Contact(1)))
            .Expect("GET", $"{Contacts}?{Selected}&$filter=_ownerid_value eq {Row(3)}", 200, Page(null));
        using var client = Client(script);

        var rows = await client.ReadByKeyAsync(
            ContactTable, "lastname", [FieldValue.Of("D'Arc"), FieldValue.Of("Ångström")], "statecode eq 0", Fields, Stop);
        await client.ReadByKeyAsync(ContactTable, "ownerid", [FieldValue.Of(Row(3))], null, Fields, Stop);

        Assert.Single(rows);
        Assert.Equal(0, script.Left);
    }

    [Theory]
    [InlineData(Organization)]
    [InlineData(Organization + "/")]
    [InlineData(Organization + "/api/data/v9.2")]
    [InlineData(Organization + "/api/data/v9.1/")]
    public async Task The_organization_is_taken_with_or_without_its_api_part(string organization)
    {
        var script = new ScriptedHandler().Expect("GET", Root + "WhoAmI", 200,
            $$"""{"@odata.context":"x","BusinessUnitId":"{{Row(1)}}","UserId":"{{Row(2)}}","OrganizationId":"{{Row(3)}}"}""");
        using var client = Client(script, organization);

        var me = await client.WhoAmIAsync(Stop);

        Assert.Equal((Row(3), Row(2), Row(1)), (me.OrganizationId, me.UserId, me.BusinessUnitId));
    }

    [Fact]
    public void A_record_links_to_its_form()
    {
        using var client = Client(new ScriptedHandler());
        var table = new MappingTable { EntitySet = "contacts", LogicalName = "contact", Key = "contactid", Name = "fullname" };

        Assert.Equal(
            $"{Organization}/main.aspx?etn=contact&id=%7B{Row(1)}%7D&pagetype=entityrecord", client.LinkTo(table, Row(1)).AbsoluteUri);
    }

    private static string Page(string? nextLink, params string[] rows) =>
        $$"""{"@odata.context":"{{Root}}$metadata#contacts","value":[{{string.Join(',', rows)}}]{{(nextLink is null ? "" : $",\"@odata.nextLink\":\"{nextLink}\"")}}}""";

    [Fact]
    public async Task Related_rows_are_refused_rather_than_left_out()
    {
        using var client = Client(new ScriptedHandler());

        var thrown = await Assert.ThrowsAsync<ServiceException>(
            () => client.ReadByKeyAsync(ContactTable with { Expansion = new("parentcustomerid_account") }, "lastname", [FieldValue.Of("Dupont")], null, Fields, Stop));

        Assert.Equal("ExpansionNotSupported", thrown.Error.Code);
    }
}
