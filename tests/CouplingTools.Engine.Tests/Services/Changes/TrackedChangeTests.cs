using CouplingTools.Engine.Services;
using CouplingTools.Engine.Services.Dataverse;
using Xunit;
using static CouplingTools.Engine.Tests.Services.SalesScript;

namespace CouplingTools.Engine.Tests.Services.Changes;

public sealed class TrackedChangeTests
{
    private const string First = Contacts + "?$select=contactid,modifiedon";
    private const string DeltaLink = Contacts + "?$select=contactid,modifiedon&$deltatoken=919042%2108%2f22%2f2017%2008%3a10%3a44";
    private const string NextDeltaLink = Contacts + "?$select=contactid,modifiedon&$deltatoken=919099%2108%2f23%2f2017%2008%3a10%3a44";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_first_listing_has_every_row_and_only_its_last_page_has_a_watermark()
    {
        const string Next = Contacts + "?$select=contactid,modifiedon&$skiptoken=%3Ccookie%20istracking=%22True%22%20/%3E";
        var script = WithMetadata()
            .Expect("GET", First, 200, Page("nextLink", Next, Row(1, 7)), IsTracked)
            .Expect("GET", Uri.UnescapeDataString(Next), 200, Page("deltaLink", DeltaLink, Row(2, 8)), IsTracked);
        using var client = Client(script);

        var pages = await client.ChangesAsync(ContactTable, null, Stop).ToListAsync(Stop);

        Assert.Equal([(SalesScript.Row(1), "W/\"7\""), (SalesScript.Row(2), "W/\"8\"")], pages.SelectMany(page => page.Rows).Select(row => (row.Id, row.Version)));
        Assert.Equal(new DateTimeOffset(2025, 1, 31, 23, 0, 0, TimeSpan.Zero), pages[0].Rows[0].ModifiedAt);
        Assert.All(pages, page => Assert.True(page.IsFull));
        Assert.Equal([false, true], pages.Select(page => page.Watermark is not null));

        static void IsTracked(SentRequest request) => Assert.Equal("odata.track-changes", request.Headers["Prefer"]);
    }

    [Fact]
    public async Task Changes_come_from_the_delta_link_as_it_is_deletions_among_them_and_end_with_the_next_watermark()
    {
        var script = WithMetadata()
            .Expect("GET", First, 200, Page("deltaLink", DeltaLink))
            .Expect("GET", Uri.UnescapeDataString(DeltaLink), 200, Page("deltaLink", NextDeltaLink, Row(1, 9), Deleted(2)), request =>
            {
                Assert.Equal(DeltaLink, request.Address);
                Assert.False(request.Headers.ContainsKey("Prefer"));
            })
            .Expect("GET", Uri.UnescapeDataString(NextDeltaLink), 200, Page("deltaLink", NextDeltaLink));
        using var client = Client(script);

        var watermark = await ListAsync(client, null);
        var changes = Assert.Single(await client.ChangesAsync(ContactTable, watermark.Watermark, Stop).ToListAsync(Stop));
        var nothing = Assert.Single(await client.ChangesAsync(ContactTable, changes.Watermark, Stop).ToListAsync(Stop));

        Assert.False(changes.IsFull);
        Assert.Equal([(SalesScript.Row(1), false), (SalesScript.Row(2), true)], changes.Rows.Select(row => (row.Id, row.IsDeleted)));
        Assert.Empty(nothing.Rows);
        Assert.Equal(changes.Watermark, nothing.Watermark);
        Assert.Equal(0, script.Left);
    }

    [Theory]
    [InlineData(400, "0x80044352")]
    [InlineData(410, "")]
    [InlineData(404, "0x80060888")]
    [InlineData(400, "0x80060888")]
    public async Task A_link_that_the_service_no_longer_knows_is_replaced_by_a_full_listing_with_a_new_one(int status, string code)
    {
        var script = WithMetadata()
            .Expect("GET", First, 200, Page("deltaLink", DeltaLink))
            .Expect("GET", Uri.UnescapeDataString(DeltaLink), status, Http.Answers.Error(code))
            .Expect("GET", First, 200, Page("deltaLink", NextDeltaLink, Row(1, 9)))
            .Expect("GET", Uri.UnescapeDataString(NextDeltaLink), 200, Page("deltaLink", NextDeltaLink));
        using var client = Client(script);

        var first = await ListAsync(client, null);
        var full = await ListAsync(client, first.Watermark);
        var later = await ListAsync(client, full.Watermark);

        Assert.Equal([SalesScript.Row(1)], full.Rows.Select(row => row.Id));
        Assert.Equal((true, true, false), (first.IsFull, full.IsFull, later.IsFull));
    }

    [Fact]
    public async Task A_link_that_expires_between_two_pages_leads_to_a_full_listing_too()
    {
        const string Next = Contacts + "?$skiptoken=2";
        var script = WithMetadata()
            .Expect("GET", First, 200, Page("deltaLink", DeltaLink))
            .Expect("GET", Uri.UnescapeDataString(DeltaLink), 200, Page("nextLink", Next, Row(1, 9)))
            .Expect("GET", Next, 400, Http.Answers.Error("0x80044352"))
            .Expect("GET", First, 200, Page("deltaLink", NextDeltaLink, Row(1, 9), Row(2, 3)));
        using var client = Client(script);

        var first = await ListAsync(client, null);
        var pages = await client.ChangesAsync(ContactTable, first.Watermark, Stop).ToListAsync(Stop);

        Assert.Equal([(1, false, false), (2, true, true)], pages.Select(page => (page.Rows.Count, page.IsFull, page.Watermark is not null)));
    }

    [Theory]
    [InlineData(503, "", "Http503")]
    [InlineData(403, "0x80040220", "0x80040220")]
    [InlineData(400, "0x80044339", "0x80044339")]
    public async Task Any_other_failure_ends_the_listing_without_a_watermark(int status, string code, string told)
    {
        var script = WithMetadata()
            .Expect("GET", First, 200, Page("deltaLink", DeltaLink))
            .Expect("GET", Uri.UnescapeDataString(DeltaLink), status, Http.Answers.Error(code));
        using var client = Client(script);
        var first = await ListAsync(client, null);

        var thrown = await Assert.ThrowsAsync<ServiceException>(() => ListAsync(client, first.Watermark));

        Assert.Equal(told, thrown.Error.Code);
    }

    [Fact]
    public async Task Changes_that_end_without_a_link_are_not_all_of_them()
    {
        var script = WithMetadata()
            .Expect("GET", First, 200, Page("deltaLink", DeltaLink))
            .Expect("GET", Uri.UnescapeDataString(DeltaLink), 200, Page("ignored", "", Row(1, 9)));
        using var client = Client(script);
        var first = await ListAsync(client, null);

        var thrown = await Assert.ThrowsAsync<ServiceException>(() => ListAsync(client, first.Watermark));

        Assert.Equal("UnreadableAnswer", thrown.Error.Code);
    }

    [Fact]
    public async Task A_deleted_row_without_an_id_is_no_answer()
    {
        var script = WithMetadata()
            .Expect("GET", First, 200, Page("deltaLink", DeltaLink, """{"@odata.context":"x/$metadata#contacts/$deletedEntity","reason":"deleted"}"""));
        using var client = Client(script);

        var thrown = await Assert.ThrowsAsync<ServiceException>(() => ListAsync(client, null));

        Assert.Equal("UnreadableAnswer", thrown.Error.Code);
    }

    [Theory]
    [InlineData(403, "0x80040220")]
    [InlineData(400, "0x80040203")]
    public async Task Without_the_right_to_track_changes_are_found_by_their_time(int status, string code)
    {
        var script = WithMetadata()
            .Expect("GET", First, status, Http.Answers.Error(code))
            .Expect("GET", First, () => Dated("2025-02-01T00:00:00Z", Page("none", "", Row(1, 9))), request => Assert.False(request.Headers.ContainsKey("Prefer")))
            .Expect("GET", First + "&$filter=modifiedon ge 2025-01-31T23:50:00Z", () => Dated("2025-02-01T00:05:00Z", Page("none", "")));
        using var client = Client(script);

        var first = await ListAsync(client, null);
        var later = await ListAsync(client, first.Watermark);

        Assert.True(first.IsFull);
        Assert.False(later.IsFull);
    }

    [Fact]
    public async Task A_table_that_is_not_tracked_is_read_by_the_time_of_modification_from_the_first_listing_on()
    {
        var script = With(DataverseMetadata.Untracked)
            .Expect("GET", First, () => Dated("2025-02-01T00:00:00Z", Page("none", "", Row(1, 9))), request => Assert.False(request.Headers.ContainsKey("Prefer")))
            .Expect("GET", First + "&$filter=modifiedon ge 2025-01-31T23:50:00Z", () => Dated("2025-02-01T00:05:00Z", Page("none", "", Row(1, 9), Row(2, 10))));
        using var client = Client(script);

        var first = await ListAsync(client, null);
        var later = await ListAsync(client, first.Watermark);

        Assert.Equal([SalesScript.Row(1), SalesScript.Row(2)], later.Rows.Select(row => row.Id));
    }

    [Fact]
    public async Task A_service_that_does_not_track_although_it_was_asked_is_read_by_time_the_next_time()
    {
        var script = WithMetadata()
            .Expect("GET", First, () => Dated("2025-02-01T00:00:00Z", Page("none", "", Row(1, 9))))
            .Expect("GET", First + "&$filter=modifiedon ge 2025-01-31T23:50:00Z", () => Dated("2025-02-01T00:05:00Z", Page("none", "")));
        using var client = Client(script);

        var first = await ListAsync(client, null);
        await ListAsync(client, first.Watermark);

        Assert.Equal(0, script.Left);
    }

    [Theory]
    [InlineData("")]
    [InlineData("nonsense")]
    [InlineData("delta1 https://other.crm4.dynamics.com/api/data/v9.2/contacts https://other.crm4.dynamics.com/api/data/v9.2/contacts?$deltatoken=1")]
    [InlineData("delta1 https://contoso.crm4.dynamics.com/api/data/v9.2/accounts https://contoso.crm4.dynamics.com/api/data/v9.2/accounts?$deltatoken=1")]
    [InlineData("delta9 https://contoso.crm4.dynamics.com/api/data/v9.2/contacts x")]
    public async Task A_watermark_of_another_place_or_another_version_counts_as_none(string watermark)
    {
        var script = WithMetadata().Expect("GET", First, 200, Page("deltaLink", DeltaLink, Row(1, 9)));
        using var client = Client(script);

        Assert.True((await ListAsync(client, watermark)).IsFull);
    }

    private static async Task<ChangePage> ListAsync(DataverseService service, string? watermark) =>
        await service.ChangesAsync(ContactTable, watermark, Stop).LastAsync(Stop);

    private static HttpResponseMessage Dated(string date, string body)
    {
        var response = ScriptedHandler.Response(200, body, "application/json");
        response.Headers.Date = DateTimeOffset.Parse(date, System.Globalization.CultureInfo.InvariantCulture);
        return response;
    }

    private static string Row(int number, int version) =>
        $$"""{"@odata.etag":"W/\"{{version}}\"","contactid":"{{SalesScript.Row(number)}}","modifiedon":"2025-01-31T23:00:00Z"}""";

    private static string Deleted(int number) =>
        $$"""{"@odata.context":"{{Root}}$metadata#contacts/$deletedEntity","id":"{{SalesScript.Row(number)}}","reason":"deleted"}""";

    private static string Page(string link, string address, params string[] rows) =>
        $$"""{"@odata.context":"{{Root}}$metadata#contacts(contactid,modifiedon)","value":[{{string.Join(',', rows)}}],"@odata.{{link}}":"{{address}}"}""";
}
