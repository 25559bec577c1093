using System.Xml.Linq;

namespace CouplingTools.Sandbox.Tests.BusinessCentral;

public sealed class AddressTests
{
    [Theory]
    [InlineData("https://api.businesscentral.dynamics.com/v2.0/11111111-1111-1111-1111-111111111111/Production/api/v2.0/companies")]
    [InlineData("https://api.businesscentral.dynamics.com/v2.0/production/api/v2.0/companies")]
    [InlineData("https://localhost:7048/BC/api/v2.0/companies")]
    [InlineData("https://anything.example/a/b/c/api/v2.0/Companies")]
    public async Task Host_and_path_before_api_are_free(string url)
    {
        await using var sandbox = await BusinessCentralFixture.OpenAsync();
        var reply = await sandbox.GetAsync(url);
        Assert.Equal(200, reply.Status);
        Assert.Equal([sandbox.Environment.CompanyName], reply.Column("name"));
        Assert.StartsWith(url[..url.IndexOf("ompanies", StringComparison.OrdinalIgnoreCase)][..^1], reply.Value("@odata.context"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_environment_that_does_not_exist_is_answered_in_XML()
    {
        await using var sandbox = await BusinessCentralFixture.OpenAsync();
        var reply = await sandbox.GetAsync("https://api.businesscentral.dynamics.com/v2.0/tenant/Nowhere/api/v2.0/companies");
        Assert.Equal(404, reply.Status);
        Assert.StartsWith("application/xml", reply.Headers["Content-Type"], StringComparison.Ordinal);
        Assert.Equal("NoEnvironment", XDocument.Parse(reply.Text).Root!.Elements().First().Value);
    }

    [Fact]
    public async Task The_company_can_be_named_in_the_path_and_as_an_option()
    {
        await using var sandbox = await BusinessCentralFixture.OpenAsync();
        await sandbox.CreateAsync("customers", """{"displayName":"A"}""");
        var name = Uri.EscapeDataString(sandbox.Environment.CompanyName);
        Assert.Single((await sandbox.GetAsync($"{BusinessCentralFixture.Root}customers?company={name}")).Rows);
        Assert.Single((await sandbox.GetAsync($"{BusinessCentralFixture.Root}customers?company={sandbox.Environment.CompanyId}")).Rows);
    }

    [Theory]
    [InlineData("companies(22222222-2222-2222-2222-222222222222)/customers", 404, "Internal_CompanyNotFound")]
    [InlineData("customers?company=Nobody", 404, "Internal_CompanyNotFound")]
    [InlineData("contact", 404, "BadRequest_ResourceNotFound")]
    [InlineData("employees", 501, "BadRequest_MethodNotImplemented")]
    [InlineData("salesOrders", 501, "BadRequest_MethodNotImplemented")]
    [InlineData("subscriptions", 501, "BadRequest_MethodNotImplemented")]
    [InlineData("companies(abc)/customers(abc)", 400, "BadRequest")]
    [InlineData("companies(abc)/customers/number", 404, "BadRequest_ResourceNotFound")]
    public async Task An_address_that_leads_nowhere_is_refused(string path, int status, string code)
    {
        await using var sandbox = await BusinessCentralFixture.OpenAsync();
        Assert.Equal((status, code), (await sandbox.GetAsync(BusinessCentralFixture.Root + path)).Error);
    }

    [Theory]
    [InlineData("https://localhost:7048/BC/api/microsoft/automation/v2.0/companies")]
    [InlineData("https://localhost:7048/BC/ODataV4/Company('A')/Customers")]
    public async Task Another_api_is_answered_with_what_the_sandbox_has(string url)
    {
        await using var sandbox = await BusinessCentralFixture.OpenAsync();
        var reply = await sandbox.GetAsync(url);
        Assert.Equal(404, reply.Status);
        Assert.Contains("/api/v2.0/", reply.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_set_is_named()
    {
        await using var sandbox = await BusinessCentralFixture.OpenAsync();
        Assert.Equal("Resource not found for the segment 'contact'.", (await sandbox.GetAsync("contact")).ErrorMessage);
    }

    [Fact]
    public async Task Set_names_are_taken_in_any_case()
    {
        await using var sandbox = await BusinessCentralFixture.OpenAsync();
        Assert.Equal(200, (await sandbox.GetAsync("Customers")).Status);
    }

    [Fact]
    public async Task An_address_that_is_too_long_is_refused()
    {
        await using var sandbox = await BusinessCentralFixture.OpenAsync();
        Assert.Equal(400, (await sandbox.GetAsync($"customers?x={new string('y', 16_000)}")).Status);
    }

    [Fact]
    public async Task A_list_of_250_ids_is_read_at_once()
    {
        await using var sandbox = await BusinessCentralFixture.OpenAsync(customers: 300);
        var ids = (await sandbox.GetAsync("customers?$select=id&$top=250")).Column("id");
        var filter = string.Join(" or ", ids.Select(id => $"id eq {id}"));
        Assert.Equal(ids, (await sandbox.GetAsync($"customers?$select=id&$filter={filter}")).Column("id"));
    }

    [Fact]
    public async Task The_metadata_lists_types_lengths_enumerations_and_what_may_be_written()
    {
        await using var sandbox = await BusinessCentralFixture.OpenAsync();
        var reply = await sandbox.GetAsync($"{BusinessCentralFixture.Root}$metadata");
        Assert.StartsWith("application/xml", reply.Headers["Content-Type"], StringComparison.Ordinal);
        XNamespace edm = "http://docs.oasis-open.org/odata/ns/edm";
        var document = XDocument.Parse(reply.Text);
        var customer = document.Descendants(edm + "EntityType").Single(t => t.Attribute("Name")!.Value == "customer");
        var name = customer.Elements(edm + "Property").Single(p => p.Attribute("Name")!.Value == "displayName");
        Assert.Equal(("100", "false"), (name.Attribute("MaxLength")!.Value, name.Attribute("Nullable")!.Value));
        Assert.Contains(document.Descendants(edm + "Member"), m => m.Attribute("Name")!.Value == "Non_x002D_Inventory");
        var set = document.Descendants(edm + "EntitySet").Single(s => s.Attribute("Name")!.Value == "contactsInformation");
        Assert.Equal("false", set.Descendants(edm + "PropertyValue").Single(p => p.Attribute("Property")!.Value == "Insertable").Attribute("Bool")!.Value);
        Assert.DoesNotContain("localCurrencyCode", reply.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_root_lists_the_sets()
    {
        await using var sandbox = await BusinessCentralFixture.OpenAsync();
        Assert.Equal(15, (await sandbox.GetAsync(BusinessCentralFixture.Root)).Rows.Count);
    }
}
