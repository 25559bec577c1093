using CouplingTools.Engine.Services;
using CouplingTools.Engine.Services.BusinessCentral;
using Microsoft.Extensions.Time.Testing;
using Xunit;
using static CouplingTools.Engine.Tests.Services.CentralScript;

namespace CouplingTools.Engine.Tests.Services.Changes;

public sealed class TimedChangeTests
{
    private const string First = Customers + "?$select=id,lastModifiedDateTime";
    private static readonly DateTimeOffset s_noon = new(2025, 3, 5, 12, 0, 0, TimeSpan.Zero);
    private readonly FakeTimeProvider _time = new(s_noon);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_first_listing_has_every_row_follows_the_links_as_they_come_and_ends_with_the_watermark()
    {
        const string Next = Customers + "?aid=FIN&$skiptoken=5de545bc-f6f9-ef11-9344-6045bdc8c234";
        var script = WithMetadata()
            .Expect("GET", First, 200, Page(Next, Customer(1)))
            .Expect("GET", Next, 200, Page(null, Customer(2)));
        using var client = Client(script, time: _time);

        var pages = await client.ChangesAsync(CustomerTable, null, Stop).ToListAsync(Stop);

        Assert.Equal([(Row(1), Etag(1)), (Row(2), Etag(1))], pages.SelectMany(page => page.Rows).Select(row => (row.Id, row.Version)));
        Assert.Equal([(true, false), (true, true)], pages.Select(page => (page.IsFull, page.Watermark is not null)));
    }

    [Fact]
    public async Task Changes_are_asked_for_from_ten_minutes_before_the_service_answered_the_first_page_of_the_last_listing()
    {
        const string Next = Customers + "?$skiptoken=2";
        var script = WithMetadata()
            .Expect("GET", First, () => At(0, Page(Next, Customer(1))))
            .Expect("GET", Next, () => At(30, Page(null, Customer(2))))
            .Expect("GET", Since("2025-03-05T11:50:00Z"), () => At(60, Page(null)))
            .Expect("GET", Since("2025-03-05T12:50:00Z"), () => At(61, Page(null)));
        using var client = Client(script, time: _time);

        var watermark = await EndAsync(client, null);
        _time.Advance(TimeSpan.FromHours(1));
        watermark = await EndAsync(client, watermark);
        _time.Advance(TimeSpan.FromMinutes(1));
        await EndAsync(client, watermark);

        Assert.Equal(0, script.Left);
    }

    [Fact]
    public async Task A_row_that_is_read_again_is_listed_again_only_in_another_version()
    {
        var script = WithMetadata()
            .Expect("GET", First, () => At(0, Page(null, Dated(1, 1, "11:59"), Dated(2, 1, "11:58"), Dated(3, 1, "10:00"))))
            .Expect("GET", Since("2025-03-05T11:50:00Z"), () => At(1, Page(null, Dated(1, 1, "11:59"), Dated(2, 2, "12:00:30"), Dated(4, 1, "11:57"))))
            .Expect("GET", Since("2025-03-05T11:51:00Z"), () => At(2, Page(null, Dated(1, 1, "11:59"), Dated(2, 2, "12:00:30"), Dated(4, 1, "11:57"))));
        using var client = Client(script, time: _time);

        var watermark = await EndAsync(client, null);
        _time.Advance(TimeSpan.FromMinutes(1));
        var second = await client.ChangesAsync(CustomerTable, watermark, Stop).SingleAsync(Stop);
        _time.Advance(TimeSpan.FromMinutes(1));
        var third = await client.ChangesAsync(CustomerTable, second.Watermark, Stop).SingleAsync(Stop);

        Assert.Equal([(Row(2), Etag(2)), (Row(4), Etag(1))], second.Rows.Select(row => (row.Id, row.Version)));
        Assert.False(second.IsFull);
        Assert.Empty(third.Rows);
        Assert.NotNull(third.Watermark);
    }

    [Theory]
    [InlineData(-60, "2025-03-05T10:50:00Z")]
    [InlineData(-1440, "2025-03-04T11:50:00Z")]
    public async Task A_clock_of_the_service_that_was_set_back_moves_the_start_back_as_far(int minutes, string from)
    {
        var script = WithMetadata()
            .Expect("GET", First, () => At(0, Page(null)))
            .Expect("GET", Since("2025-03-05T11:50:00Z"), () => At(1 + minutes, Page(null, Dated(9, 1, "11:59"))))
            .Expect("GET", Since(from), () => At(1 + minutes, Page(null, Dated(1, 1, "11:59"))));
        using var client = Client(script, time: _time);

        var watermark = await EndAsync(client, null);
        _time.Advance(TimeSpan.FromMinutes(1));
        var changes = await client.ChangesAsync(CustomerTable, watermark, Stop).SingleAsync(Stop);

        Assert.Equal([Row(1)], changes.Rows.Select(row => row.Id));
    }

    [Fact]
    public async Task A_clock_of_the_service_that_is_wrong_all_the_time_makes_no_difference()
    {
        var script = WithMetadata()
            .Expect("GET", First, () => At(1440, Page(null)))
            .Expect("GET", Since("2025-03-06T11:50:00Z"), () => At(1441, Page(null)));
        using var client = Client(script, time: _time);

        var watermark = await EndAsync(client, null);
        _time.Advance(TimeSpan.FromMinutes(1));
        await EndAsync(client, watermark);

        Assert.Equal(0, script.Left);
    }

    [Fact]
    public async Task A_listing_that_breaks_off_has_no_watermark()
    {
        const string Next = Customers + "?$skiptoken=2";
        var script = WithMetadata()
            .Expect("GET", First, 200, Page(Next, Customer(1)))
            .Expect("GET", Next, 500, "");
        using var client = Client(script, time: _time);
        var seen = new List<ChangePage>();

        await Assert.ThrowsAsync<ServiceException>(async () =>
        {
            await foreach (var page in client.ChangesAsync(CustomerTable, null, Stop))
                seen.Add(page);
        });

        Assert.Null(Assert.Single(seen).Watermark);
    }

    [Fact]
    public async Task A_watermark_stays_short_however_much_is_new()
    {
        var script = WithMetadata()
            .Expect("GET", First, () => At(0, Page(null, [.. Enumerable.Range(0, 20_000).Select(i => Dated(i, 1, "11:59"))])));
        using var client = Client(script, time: _time);

        Assert.InRange((await EndAsync(client, null)).Length, 1, 50_000);
    }

    [Fact]
    public async Task Another_company_starts_anew()
    {
        var script = WithMetadata()
            .Expect("GET", First, 200, Page(null, Customer(1)));
        using var client = Client(script, time: _time);
        var watermark = $"time1 {Customers.Replace(CompanyId, Row(9).ToString(), StringComparison.Ordinal)} 2025-03-05T12:00:00.0000000Z 2025-03-05T12:00:00.0000000Z -";

        Assert.True((await client.ChangesAsync(CustomerTable, watermark, Stop).SingleAsync(Stop)).IsFull);
    }

    [Fact]
    public async Task A_table_without_a_time_of_modification_is_refused_with_its_name()
    {
        using var client = Client(WithMetadata());

        var thrown = await Assert.ThrowsAsync<ServiceException>(async () =>
            await client.ChangesAsync(new TableReference("contactsInformation", "contactId"), null, Stop).ToListAsync(Stop));

        Assert.Equal("ModifiedTimeMissing", thrown.Error.Code);
        Assert.Contains("contactsInformation", thrown.Error.Message, StringComparison.Ordinal);
    }

    private static string Since(string time) => $"{First}&$filter=lastModifiedDateTime ge {time}";

    private static HttpResponseMessage At(int minutes, string body)
    {
        var response = ScriptedHandler.Response(200, body, "application/json");
        response.Headers.Date = s_noon.AddMinutes(minutes);
        return response;
    }

    private static string Dated(int number, int version, string time) =>
        Customer(number, version: version).Replace("2025-03-05T19:19:22.37Z", $"2025-03-05T{(time.Length == 5 ? time + ":00" : time)}Z", StringComparison.Ordinal);

    private static async Task<string> EndAsync(BusinessCentralService service, string? watermark) =>
        (await service.ChangesAsync(CustomerTable, watermark, Stop).LastAsync(Stop)).Watermark!;
}
