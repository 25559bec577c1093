using CouplingTools.Engine.Records;
using CouplingTools.Engine.Services;
using CouplingTools.Engine.Services.BusinessCentral;
using Xunit;
using static CouplingTools.Engine.Tests.Services.CentralScript;

namespace CouplingTools.Engine.Tests.Services;

public sealed class BusinessCentralReadTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_metadata_of_a_route_is_read_once_and_describes_its_tables()
    {
        var script = WithMetadata();
        using var client = Client(script);

        var customers = await client.DescribeAsync(CustomerTable, Stop);
        var information = await client.DescribeAsync(new("contactsInformation", "contactId"), Stop);

        Assert.Single(script.Sent);
        Assert.Equal("application/xml", script.Sent[0].Headers["Accept"]);
        Assert.Equal((FieldKind.Text, 100), (customers.Fields["displayName"].Kind, customers.Fields["displayName"].MaxLength));
        Assert.Equal(FieldKind.Number, customers.Fields["creditLimit"].Kind);
        Assert.Equal(FieldKind.Boolean, customers.Fields["taxLiable"].Kind);
        Assert.Equal(FieldKind.Guid, customers.Fields["paymentTermsId"].Kind);
        Assert.Equal(FieldKind.DateTime, customers.Fields["lastModifiedDateTime"].Kind);
        Assert.Equal(FieldKind.Other, customers.Fields["picture"].Kind);
        Assert.Equal([" ", "Ship", "All"], customers.Fields["blocked"].Options.Keys);
        Assert.False(customers.Fields["id"].CanCreate);
        Assert.False(customers.Fields["lastModifiedDateTime"].CanUpdate);
        Assert.True(customers is { CanInsert: true, CanUpdate: true, CanDelete: true });
        Assert.True(information is { CanInsert: false, CanUpdate: false, CanDelete: false });
    }

    [Fact]
    public async Task An_unknown_table_is_a_matter_of_configuration()
    {
        using var client = Client(WithMetadata());

        var thrown = await Assert.ThrowsAsync<ServiceException>(() => client.DescribeAsync(new("customer", "id"), Stop));

        Assert.Equal(("TableNotFound", ErrorClass.Configuration), (thrown.Error.Code, thrown.Error.Class));
    }

    [Fact]
    public async Task A_failed_metadata_request_is_tried_again_by_the_next_call()
    {
        var script = new ScriptedHandler()
            .Expect("GET", Root + "$metadata", 503, "")
            .Expect("GET", Root + "$metadata", 200, Metadata, contentType: "application/xml");
        using var client = Client(script);

        var thrown = await Assert.ThrowsAsync<ServiceException>(() => client.DescribeAsync(CustomerTable, Stop));

        Assert.Equal((503, ErrorClass.Transient), (thrown.Error.Status, thrown.Error.Class));
        Assert.NotEmpty((await client.DescribeAsync(CustomerTable, Stop)).Fields);
    }

    [Fact]
    public async Task Metadata_cut_off_in_the_middle_is_a_service_error()
    {
        var script = new ScriptedHandler().Expect("GET", Root + "$metadata", 200, Metadata[..500], contentType: "application/xml");
        using var client = Client(script);

        var thrown = await Assert.ThrowsAsync<ServiceException>(() => client.DescribeAsync(CustomerTable, Stop));

        Assert.Equal("UnreadableAnswer", thrown.Error.Code);
    }

    [Fact]
    public async Task A_list_selects_the_fields_the_id_and_the_time_of_modification_and_follows_the_links_as_they_come()
    {
        const string Next = Customers + "?aid=FIN&$select=id,number&$skiptoken=5de545bc-f6f9-ef11-9344-6045bdc8c234";
        void AsksForPages(SentRequest request)
        {
            Assert.Equal("odata.maxpagesize=2", request.Headers["Prefer"]);
            Assert.Equal("en-US", request.Headers["Accept-Language"]);
            Assert.Equal("application/json", request.Headers["Accept"]);
            Assert.True(Guid.TryParse(request.Headers["x-ms-client-request-id"], out _));
        }
        var script = WithMetadata()
            .Expect("GET", $"{Customers}?{Selected}", 200, Page(Next, Customer(1), Customer(2)), AsksForPages)
            .Expect("GET", Next, 200, Page(null, Customer(3)), AsksForPages);
        using var client = Client(script);

        var pages = await client.QueryAsync(new(CustomerTable) { Fields = Fields, PageSize = 2 }, Stop).ToListAsync(Stop);

        Assert.Equal([2, 1], pages.Select(page => page.Count));
        Assert.Equal([Row(1), Row(2), Row(3)], pages.SelectMany(page => page).Select(row => row.Id));
        var first = pages[0][0];
        Assert.Equal(Etag(1), first.Version);
        Assert.Equal(new DateTimeOffset(2025, 3, 5, 19, 19, 22, 370, TimeSpan.Zero), first.ModifiedAt);
        Assert.Equal(Fields, first.Values.Keys);
        Assert.Equal("1", first["number"].Value);
        Assert.True(first["blocked"].IsBlank);
    }

    [Theory]
    [InlineData("x?$skiptoken=1")]
    [InlineData("http[://elsewhere/customers?$skiptoken=1")]
    [InlineData(Customers + "?$skiptoken=1")]
    public async Task A_link_that_leads_back_is_an_error_rather_than_a_list_without_end(string link)
    {
        using var endless = new EndlessPages(Page(link, Customer(1)));
        using var client = Client(endless);

        var thrown = await Assert.ThrowsAsync<ServiceException>(() => client.QueryAsync(new(CustomerTable), Stop).ToListAsync(Stop).AsTask());

        Assert.Equal("UnreadableAnswer", thrown.Error.Code);
        Assert.Equal(2, endless.Given);
    }

    [Fact]
    public async Task Links_in_a_circle_are_an_error_once_the_circle_closes()
    {
        using var endless = new EndlessPages(Page(Customers + "?$skiptoken=1", Customer(1)), Page(Customers + "?$skiptoken=2", Customer(2)));
        using var client = Client(endless);

        await Assert.ThrowsAsync<ServiceException>(() => client.QueryAsync(new(CustomerTable), Stop).ToListAsync(Stop).AsTask());

        Assert.Equal(3, endless.Given);
    }

    [Fact]
    public async Task A_filter_with_alternatives_is_enclosed_before_the_time_of_modification_is_added()
    {
        var script = WithMetadata().Expect(
            "GET",
            $"{Customers}?{Selected}&$filter=(number eq 'A' or number eq 'B') and lastModifiedDateTime ge 2024-09-19T12:30:45.621Z&$top=5",
            200, Page(null, Customer(1)));
        using var client = Client(script);
        var query = new RecordQuery(CustomerTable)
        {
            Fields = Fields,
            Filter = "number eq 'A' or number eq 'B'",
            ModifiedSince = new DateTimeOffset(2024, 9, 19, 14, 30, 45, 621, TimeSpan.FromHours(2)),
            First = 5,
        };

        Assert.Single(await client.QueryAsync(query, Stop).ToListAsync(Stop));
    }

    [Fact]
    public async Task No_more_rows_than_asked_for_are_returned_even_when_the_service_gives_more()
    {
        var script = WithMetadata()
            .Expect("GET", $"{Customers}?{Selected}&$top=1", 200, Page(Customers + "?$skiptoken=1", Customer(1), Customer(2)));
        using var client = Client(script);

        var pages = await client.QueryAsync(new(CustomerTable) { Fields = Fields, First = 1 }, Stop).ToListAsync(Stop);

        Assert.Equal([Row(1)], pages.SelectMany(page => page).Select(row => row.Id));
    }

    [Fact]
    public async Task Without_fields_every_column_is_read_but_no_stream()
    {
        var script = WithMetadata().Expect("GET", Customers, 200, Page(null,
            $$"""{"@odata.etag":"W/\"x\"","id":"{{Row(1)}}","number":"1","picture@odata.mediaReadLink":"https://x","paymentTermsId":"00000000-0000-0000-0000-000000000000","creditLimit":1000.00}"""));
        using var client = Client(script);

        var row = (await client.QueryAsync(new(CustomerTable), Stop).SingleAsync(Stop))[0];

        Assert.Equal(["id", "number", "paymentTermsId", "creditLimit"], row.Values.Keys);
        Assert.Equal(1000m, row["creditLimit"].Value);
        Assert.True(row["paymentTermsId"].IsBlank);
    }

    [Fact]
    public async Task A_table_without_a_time_of_modification_cannot_be_listed_by_it()
    {
        using var client = Client(WithMetadata());
        var query = new RecordQuery(new("contactsInformation", "contactId")) { ModifiedSince = DateTimeOffset.UnixEpoch };

        var thrown = await Assert.ThrowsAsync<ServiceException>(async () => await client.QueryAsync(query, Stop).ToListAsync(Stop));

        Assert.Equal("ModifiedTimeMissing", thrown.Error.Code);
    }

    [Fact]
    public async Task A_hundred_ids_are_read_with_one_request_and_missing_rows_are_left_out()
    {
        var ids = Enumerable.Range(1, 100).Select(Row).ToList();
        var filter = string.Join(" or ", ids.Select(id => $"id eq {id}"));
        var script = WithMetadata().Expect("GET", $"{Customers}?{Selected}&$filter={filter}", 200, Page(null, Customer(2), Customer(7)));
        using var client = Client(script);

        var rows = await client.ReadAsync(CustomerTable, ids, Fields, Stop);

        Assert.Equal([Row(2), Row(7)], rows.Keys.Order());
    }

    [Fact]
    public async Task A_thousand_ids_are_read_in_few_requests_none_with_an_address_over_the_limit()
    {
        var script = WithMetadata();
        for (var i = 0; i < 4; i++)
            script.Expect("GET", FilterOf(i), 200, Page(null));
        using var client = Client(script);

        await client.ReadAsync(CustomerTable, [.. Enumerable.Range(0, 1000).Select(Row)], Fields, Stop);

        Assert.Equal(0, script.Left);
        Assert.All(script.Sent, request => Assert.InRange(request.Address.Length, 1, 15_000));

        string FilterOf(int chunk)
        {
            const int InOneRequest = 273;
            var ids = Enumerable.Range(chunk * InOneRequest, Math.Min(InOneRequest, 1000 - (chunk * InOneRequest))).Select(i => $"id eq {Row(i)}");
            return $"{Customers}?{Selected}&$filter={string.Join(" or ", ids)}";
        }
    }

    [Fact]
    public async Task Keys_are_quoted_with_doubled_quotes_escaped_and_joined_with_the_filter()
    {
        var script = WithMetadata().Expect(
            "GET", $"{Customers}?{Selected}&$filter=(number eq 'D''OR' or number eq 'A&B+C') and blocked eq '_x0020_'", 200, Page(null, Customer(1)),
            request => Assert.Contains("number%20eq%20'A%26B%2BC'", request.Address, StringComparison.Ordinal));
        using var client = Client(script);

        var rows = await client.ReadByKeyAsync(
            CustomerTable, "number", [FieldValue.Of("D'OR"), FieldValue.Of("A&B+C"), FieldValue.Blank, FieldValue.Of("D'OR")],
            "blocked eq '_x0020_'", Fields, Stop);

        Assert.Single(rows);
    }

    [Fact]
    public async Task Keys_that_are_ids_stand_without_quotes_and_enumeration_members_escaped()
    {
        var script = WithMetadata()
            .Expect("GET", $"{Customers}?{Selected}&$filter=paymentTermsId eq {Row(9)}", 200, Page(null))
            .Expect("GET", $"{Customers}?{Selected}&$filter=blocked eq 'Non_x002D_Inventory'", 200, Page(null));
        using var client = Client(script);

        await client.ReadByKeyAsync(CustomerTable, "paymentTermsId", [FieldValue.Of(Row(9))], null, Fields, Stop);
        await client.ReadByKeyAsync(CustomerTable, "blocked", [FieldValue.Of("Non-Inventory")], null, Fields, Stop);

        Assert.Equal(0, script.Left);
    }

    [Fact]
    public async Task Nothing_is_asked_when_there_is_nothing_to_read()
    {
        var script = WithMetadata();
        using var client = Client(script);

        Assert.Empty(await client.ReadAsync(CustomerTable, [], Fields, Stop));
        Assert.Single(script.Sent);
    }

    [Theory]
    [InlineData(EnvironmentUrl)]
    [InlineData(EnvironmentUrl + "/")]
    [InlineData(EnvironmentUrl + "/api/v2.0")]
    [InlineData(EnvironmentUrl + "/api/v2.0/")]
    [InlineData(EnvironmentUrl + "/api/publisher/group/v1.0")]
    public async Task The_environment_is_taken_with_or_without_its_api_part(string environment)
    {
        var script = new ScriptedHandler().Expect("GET", Root + "companies?$select=id,name,displayName", 200,
            $$"""{"value":[{"id":"{{CompanyId}}","name":"CRONUS USA, Inc.","displayName":""}]}""");

        var companies = await BusinessCentralService.ListCompaniesAsync(
            new HttpMessageInvoker(script), new Uri(environment), TimeProvider.System, null, Stop);

        Assert.Equal(new Company(Guid.Parse(CompanyId), "CRONUS USA, Inc.", ""), Assert.Single(companies));
    }

    [Fact]
    public async Task A_path_in_front_and_the_tenant_of_a_local_installation_are_kept()
    {
        var script = new ScriptedHandler()
            .Expect("GET", "https://gateway.contoso.com:7048/api/bc/BC250/api/contoso/sales/v1.0/$metadata?tenant=default", 200, Metadata, contentType: "application/xml")
            .Expect("GET", $"https://gateway.contoso.com:7048/api/bc/BC250/api/contoso/sales/v1.0/companies({CompanyId})/customers?{Selected}&tenant=default", 200, Page(null));
        using var client = Client(script, "https://gateway.contoso.com:7048/api/bc/BC250?tenant=default");

        await client.QueryAsync(new(new("customers", "id", Route: "contoso/sales/v1.0")) { Fields = Fields }, Stop).ToListAsync(Stop);

        Assert.Equal(0, script.Left);
    }

    [Fact]
    public void A_record_links_to_its_page_in_the_web_client()
    {
        using var client = Client(new ScriptedHandler());
        var table = new MappingTable { EntitySet = "customers", Key = "id", Name = "displayName", Page = 21 };

        var link = client.LinkTo(table, Row(1));

        Assert.Equal(
            $"https://businesscentral.dynamics.com/contoso.com/Production/?company=CRONUS%20USA%2C%20Inc.&page=21&filter='SystemId'%20IS%20'{Row(1)}'",
            link.AbsoluteUri);
    }
}
