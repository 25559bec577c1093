namespace CouplingTools.Sandbox.Tests.BusinessCentral;

public sealed class PagingTests
{
    [Fact]
    public async Task A_page_ends_with_a_link_that_carries_the_key_of_its_last_row()
    {
        await using var sandbox = await FilledAsync(5);
        var page = await sandbox.GetAsync("customers", "Prefer: odata.maxpagesize=2");
        Assert.Equal(2, page.Rows.Count);
        Assert.Equal($"{sandbox.Company}customers?aid=FIN&$skiptoken={page.Column("id")[1]}", page.NextLink);
        Assert.Equal("odata.maxpagesize=2", page.Headers["Preference-Applied"]);
        Assert.Equal("@odata.nextLink", page.Json.EnumerateObject().Last().Name);
    }

    [Theory]
    [InlineData("customers")]
    [InlineData("customers?$orderby=displayName desc")]
    [InlineData("customers?$orderby=city,creditLimit desc")]
    [InlineData("customers?$orderby=lastModifiedDateTime")]
    [InlineData("customers?$filter=creditLimit ge 1&$select=number,id")]
    public async Task Following_the_links_gives_every_row_once_in_order(string url)
    {
        await using var sandbox = await FilledAsync(11);
        var whole = (await sandbox.GetAsync(url)).Column("number");
        var paged = new List<string>();
        for (var next = url; next is not null;)
        {
            var page = await sandbox.GetAsync(next, "Prefer: odata.maxpagesize=3");
            Assert.True(page.Status == 200, page.Text);
            paged.AddRange(page.Column("number"));
            next = page.NextLink;
        }
        Assert.Equal(whole, paged);
        Assert.Equal(paged.Count, paged.Distinct().Count());
    }

    [Fact]
    public async Task Options_are_kept_in_the_link()
    {
        await using var sandbox = await FilledAsync(3);
        var page = await sandbox.GetAsync("customers?$select=number,id", "Prefer: odata.maxpagesize=2");
        Assert.Contains("?$select=number,id&aid=FIN&$skiptoken=", page.NextLink, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_top_within_a_page_has_no_link_and_a_greater_one_goes_on_with_the_rest()
    {
        await using var sandbox = await FilledAsync(7);
        Assert.Null((await sandbox.GetAsync("customers?$top=2", "Prefer: odata.maxpagesize=2")).NextLink);
        var page = await sandbox.GetAsync("customers?$top=5", "Prefer: odata.maxpagesize=4");
        Assert.Contains("$top=1", page.NextLink, StringComparison.Ordinal);
        var last = await sandbox.GetAsync(page.NextLink!, "Prefer: odata.maxpagesize=4");
        Assert.Single(last.Rows);
        Assert.Null(last.NextLink);
    }

    [Fact]
    public async Task The_last_page_has_no_link_even_when_it_is_full()
    {
        await using var sandbox = await FilledAsync(4);
        var first = await sandbox.GetAsync("customers", "Prefer: odata.maxpagesize=2");
        var last = await sandbox.GetAsync(first.NextLink!, "Prefer: odata.maxpagesize=2");
        Assert.Equal(2, last.Rows.Count);
        Assert.Null(last.NextLink);
    }

    [Fact]
    public async Task The_server_s_own_limit_holds_whatever_is_preferred()
    {
        await using var sandbox = await FilledAsync(4);
        sandbox.Environment.SetProfile(new SandboxProfile { BusinessCentral = new() { MaxPageSize = 3 } });
        var page = await sandbox.GetAsync("customers", "Prefer: odata.maxpagesize=1000");
        Assert.Equal(3, page.Rows.Count);
        Assert.NotNull(page.NextLink);
    }

    [Fact]
    public async Task A_row_deleted_between_pages_disturbs_no_other_row()
    {
        await using var sandbox = await FilledAsync(6);
        var all = (await sandbox.GetAsync("customers")).Column("id");
        var first = await sandbox.GetAsync("customers", "Prefer: odata.maxpagesize=3");
        await sandbox.SendAsync("DELETE", $"customers({all[2]})", null, "If-Match: *");
        var second = await sandbox.GetAsync(first.NextLink!);
        Assert.Equal(all.Skip(3), second.Column("id"));
    }

    [Fact]
    public async Task A_wrong_skip_token_is_refused()
    {
        await using var sandbox = await FilledAsync(1);
        Assert.Equal((400, "BadRequest"), (await sandbox.GetAsync("customers?$skiptoken=abc")).Error);
    }

    private static async Task<BusinessCentralFixture> FilledAsync(int rows)
    {
        var sandbox = await BusinessCentralFixture.OpenAsync();
        for (var i = 0; i < rows; i++)
        {
            var city = i % 3 == 0 ? string.Empty : $"O'City, {i % 2}";
            await sandbox.CreateAsync("customers", $$"""{"displayName":"Company {{i * 7 % 11}}","city":"{{city}}","creditLimit":{{i % 4}}.5}""");
            sandbox.Time.Advance(TimeSpan.FromMilliseconds(i % 2));
        }
        return sandbox;
    }
}
