using CouplingTools.Engine.Records;
using CouplingTools.Engine.Services;
using Xunit;
using static CouplingTools.Engine.Tests.Services.CentralScript;

namespace CouplingTools.Engine.Tests.Services;

/// <summary>Rows that are read together with related ones.</summary>
public sealed class BusinessCentralExpansionTests
{
    private const string Navigation = "contactsInformation";
    private const string Number = Navigation + "/contactNumber";
    private const string Type = Navigation + "/contactType";
    private const string Query = "$select=id,displayName,lastModifiedDateTime&$expand=contactsInformation($filter=contactType eq 'Company';$select=contactNumber,contactType)";

    private static readonly TableReference s_customers = CustomerTable with { Expansion = new(Navigation, "contactType eq 'Company'") };
    private static readonly string[] s_fields = ["displayName", Number, Type];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Each_row_comes_once_for_each_related_row_and_not_without_one()
    {
        var script = WithMetadata().Expect(
            "GET", $"{Customers}?{Query}&$filter=displayName eq 'Adatum' or displayName eq 'A;B&C'", 200,
            Page(null, Expanded(1, "Adatum", "CT1", "CT2"), Expanded(2, "A;B&C", "CT3"), Expanded(3, "Adatum")),
            request => Assert.Contains("eq%20'A%3BB%26C'", request.Address, StringComparison.Ordinal));
        using var client = Client(script);

        var rows = await client.ReadByKeyAsync(s_customers, "displayName", [FieldValue.Of("Adatum"), FieldValue.Of("A;B&C")], null, s_fields, Stop);

        Assert.Equal([(Row(1), "CT1"), (Row(1), "CT2"), (Row(2), "CT3")], rows.Select(row => (row.Id, row[Number].Text)));
        Assert.Equal(s_fields, rows[0].Values.Keys);
        Assert.Equal(Etag(1), rows[0].Version);
        Assert.Equal("A;B&C", rows[2]["displayName"].Text);
        Assert.All(rows, row => Assert.Equal(FieldValue.Of("Company"), row[Type]));
    }

    [Fact]
    public async Task Related_rows_are_described_with_the_table_and_read_by_their_types()
    {
        var table = s_customers with { Expansion = new(Navigation) };
        var script = WithMetadata().Expect(
            "GET", $"{Customers}?$select=id,lastModifiedDateTime&$expand=contactsInformation($select=relatedId)&$filter=id eq {Row(1)}", 200,
            Page(null, $$"""{"@odata.etag":"x","id":"{{Row(1)}}","contactsInformation":[{"relatedId":"{{Row(1)}}"},{"relatedId":"00000000-0000-0000-0000-000000000000"}]}"""));
        using var client = Client(script);

        var description = await client.DescribeAsync(table, Stop);
        var rows = await client.ReadByKeyAsync(table, "id", [FieldValue.Of(Row(1))], null, [Navigation + "/relatedId"], Stop);

        Assert.Equal((FieldKind.Guid, false), (description.Fields[Navigation + "/relatedId"].Kind, description.Fields[Navigation + "/relatedId"].CanUpdate));
        Assert.Equal((FieldKind.Enumeration, 20), (description.Fields[Type].Kind, description.Fields[Number].MaxLength));
        Assert.Equal([FieldValue.Of(Row(1)), FieldValue.Blank], rows.Select(row => row[Navigation + "/relatedId"]));
        Assert.DoesNotContain((await client.DescribeAsync(CustomerTable, Stop)).Fields.Keys, name => name.Contains('/', StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_single_related_row_is_read_like_several()
    {
        var table = new TableReference("contactsInformation", "contactId") { Expansion = new("customer") };
        var script = WithMetadata().Expect(
            "GET", $"{Root}companies({CompanyId})/contactsInformation?$select=contactId&$expand=customer($select=number)&$filter=relatedId eq {Row(9)}", 200,
            Page(null,
                $$"""{"@odata.etag":"x","contactId":"{{Row(1)}}","customer":{"number":"10"} }""",
                $$"""{"@odata.etag":"x","contactId":"{{Row(2)}}","customer":null}"""));
        using var client = Client(script);

        var rows = await client.ReadByKeyAsync(table, "relatedId", [FieldValue.Of(Row(9))], null, ["customer/number"], Stop);

        Assert.Equal((Row(1), "10"), (Assert.Single(rows).Id, rows[0]["customer/number"].Text));
    }

    [Fact]
    public async Task Long_lists_are_cut_to_addresses_within_the_limit_and_their_pages_are_followed()
    {
        const int InOneRequest = 112;
        const string Next = Customers + "?aid=FIN&$expand=contactsInformation&$skiptoken=1";
        var names = Enumerable.Range(0, 300).Select(i => FieldValue.Of($"{new string('x', 90)} & {i:D3}")).ToList();
        var script = WithMetadata();
        var first = true;
        foreach (var part in names.Chunk(InOneRequest))
        {
            var filter = string.Join(" or ", part.Select(name => $"displayName eq '{name.Text}'"));
            script.Expect("GET", $"{Customers}?{Query}&$filter={filter}", 200, Page(first ? Next : null, Expanded(1, "Adatum", "CT1")));
            if (first)
                script.Expect("GET", Next, 200, Page(null, Expanded(2, "Adatum", "CT2")));
            first = false;
        }
        using var client = Client(script);

        var rows = await client.ReadByKeyAsync(s_customers, "displayName", names, null, s_fields, Stop);

        Assert.Equal(0, script.Left);
        Assert.Contains(rows, row => row[Number].Text == "CT2");
        Assert.All(script.Sent, request => Assert.InRange(request.Address.Length, 1, 15_000));
    }

    [Theory]
    [InlineData("""{"@odata.etag":"x","id":"00000000-0000-0000-0001-000000000001"}""")]
    [InlineData("""{"@odata.etag":"x","id":"00000000-0000-0000-0001-000000000001","contactsInformation":[],"contactsInformation@odata.nextLink":"https://x"}""")]
    public async Task An_answer_without_all_related_rows_is_no_answer(string row)
    {
        var script = WithMetadata().Expect("GET", $"{Customers}?{Query}&$filter=displayName eq 'A'", 200, Page(null, row));
        using var client = Client(script);

        var thrown = await Assert.ThrowsAsync<ServiceException>(() => client.ReadByKeyAsync(s_customers, "displayName", [FieldValue.Of("A")], null, s_fields, Stop));

        Assert.Equal("UnreadableAnswer", thrown.Error.Code);
    }

    [Fact]
    public async Task A_navigation_property_that_does_not_exist_is_explained()
    {
        using var client = Client(WithMetadata());

        var thrown = await Assert.ThrowsAsync<ServiceException>(() => client.DescribeAsync(CustomerTable with { Expansion = new("contacts") }, Stop));

        Assert.Equal(("NavigationNotFound", ErrorClass.Configuration), (thrown.Error.Code, thrown.Error.Class));
        Assert.Contains("'contacts'", thrown.Error.Message, StringComparison.Ordinal);
    }

    private static string Expanded(int number, string name, params string[] contacts) => $$"""
        {"@odata.etag":{{System.Text.Json.JsonSerializer.Serialize(Etag(1))}},"id":"{{Row(number)}}","displayName":"{{name}}","lastModifiedDateTime":"2025-03-05T19:19:22.37Z",
         "contactsInformation":[{{string.Join(',', contacts.Select(contact => $$"""{"@odata.etag":"y","contactNumber":"{{contact}}","contactType":"Company"}"""))}}]}
        """;
}
