namespace CouplingTools.Sandbox.Tests.BusinessCentral;

/// <summary>The buffer that says which contacts belong to a customer.</summary>
public sealed class ContactInformationTests
{
    [Fact]
    public async Task The_persons_of_a_customer_s_company_are_in_its_contact_information()
    {
        await using var sandbox = await BusinessCentralFixture.OpenAsync();
        var customer = await sandbox.CreateAsync("customers", """{"displayName":"Acme"}""");
        var number = (await sandbox.GetAsync("contacts")).Column("number")[0];
        await sandbox.CreateAsync("contacts", $$"""{"displayName":"Ann Lee","type":"Person","companyNumber":"{{number}}"}""");
        var rows = await sandbox.GetAsync($"contactsInformation?$filter=relatedId eq {customer.Id} and relatedType eq 'Customer'&$orderby=contactNumber");
        Assert.Equal(["Acme", "Ann Lee"], rows.Column("contactName"));
    }

    [Theory]
    [InlineData("contactsInformation")]
    [InlineData("contactsInformation?$filter=relatedType eq 'Customer'")]
    public async Task Contact_information_has_to_be_asked_for_one_relation(string url)
    {
        await using var sandbox = await BusinessCentralFixture.OpenAsync();
        var reply = await sandbox.GetAsync(url);
        Assert.Equal((400, "Application_DialogException"), reply.Error);
        Assert.Equal("id type not specified.", reply.ErrorMessage);
    }

    [Fact]
    public async Task Contact_information_is_given_for_one_relation_only()
    {
        await using var sandbox = await BusinessCentralFixture.OpenAsync();
        var one = await sandbox.CreateAsync("customers", """{"displayName":"Acme"}""");
        var two = await sandbox.CreateAsync("customers", """{"displayName":"Apex"}""");
        var ids = await sandbox.GetAsync($"contactsInformation?$filter=(relatedId eq {one.Id} or relatedId eq {two.Id}) and relatedType eq 'Customer'");
        Assert.Equal((400, "Application_InvalidGUID"), ids.Error);
        Assert.StartsWith("Invalid format of GUID string.", ids.ErrorMessage, StringComparison.Ordinal);
        var types = await sandbox.GetAsync($"contactsInformation?$filter=relatedId eq {one.Id} and (relatedType eq 'Customer' or relatedType eq 'Vendor')");
        Assert.Equal((400, "Application_EvaluateException"), types.Error);
    }

    [Theory]
    [InlineData("contactsInformation({0})")]
    [InlineData("contacts({0})/contactInformation")]
    [InlineData("contacts({0})?$expand=contactInformation")]
    [InlineData("contacts?$expand=contactInformation")]
    public async Task Nothing_leads_from_a_contact_to_its_relation(string url)
    {
        await using var sandbox = await BusinessCentralFixture.OpenAsync();
        await sandbox.CreateAsync("customers", """{"displayName":"Acme"}""");
        var contact = (await sandbox.GetAsync("contacts")).Rows.Single().GetProperty("id").GetGuid();
        var reply = await sandbox.GetAsync(url.Replace("{0}", contact.ToString(), StringComparison.Ordinal));
        Assert.Equal((400, "Application_DialogException"), reply.Error);
        Assert.Equal("id type not specified.", reply.ErrorMessage);
    }

    [Fact]
    public async Task Customers_are_expanded_by_the_contacts_that_the_inner_filter_finds_with_the_columns_it_selects()
    {
        await using var sandbox = await BusinessCentralFixture.OpenAsync();
        foreach (var (name, persons) in new[] { ("Acme", 2), ("Apex", 1), ("Other", 1) })
            await CreateAsync(sandbox, name, persons);
        var reply = await sandbox.GetAsync(
            "customers?$select=displayName&$filter=displayName eq 'Acme' or displayName eq 'Apex'&$orderby=displayName"
            + "&$expand=contactsInformation($filter=contactType eq 'Company';$select=contactNumber,contactType)");
        Assert.Equal(["Acme", "Apex"], reply.Column("displayName"));
        foreach (var row in reply.Rows)
        {
            Assert.Equal(["@odata.etag", "displayName", "contactsInformation"], row.EnumerateObject().Select(p => p.Name));
            var company = Assert.Single(row.GetProperty("contactsInformation").EnumerateArray().ToList());
            Assert.Equal(["@odata.etag", "contactNumber", "contactType"], company.EnumerateObject().Select(p => p.Name));
            Assert.Equal("Company", company.GetProperty("contactType").GetString());
        }
        Assert.Equal(
            await NumbersAsync(sandbox, "displayName eq 'Acme' or displayName eq 'Apex'"),
            reply.Rows.Select(row => row.GetProperty("contactsInformation")[0].GetProperty("contactNumber").GetString()).Order());
    }

    [Theory]
    [InlineData("$filter=contactType eq 'Person'", "Acme 1,Acme 2;")]
    [InlineData("$orderby=contactName desc", "Acme 2,Acme 1,Acme;Bare")]
    [InlineData("$orderby=contactName;$top=1", "Acme;Bare")]
    [InlineData("$orderby=contactName;$skip=1;$top=1", "Acme 1;")]
    [InlineData("$filter=contactName eq 'Bare' or contactName eq 'Acme 2'", "Acme 2;Bare")]
    public async Task Options_of_an_expansion_count_for_each_customer(string options, string names)
    {
        await using var sandbox = await BusinessCentralFixture.OpenAsync();
        await CreateAsync(sandbox, "Acme", 2);
        await CreateAsync(sandbox, "Bare", 0);
        var reply = await sandbox.GetAsync($"customers?$orderby=displayName&$expand=contactsInformation({options})");
        var found = reply.Rows.Select(row => string.Join(',', row.GetProperty("contactsInformation").EnumerateArray().Select(c => c.GetProperty("contactName").GetString())));
        Assert.Equal(names, string.Join(';', found));
    }

    [Theory]
    [InlineData("contactsInformation($filter=contactType eq 'Person' or contactName eq 'Acme')", 501, "BadRequest_MethodNotImplemented")]
    [InlineData("contactsInformation($filter=nosuch eq 'x')", 400, "BadRequest")]
    [InlineData("contactsInformation($select=nosuch)", 400, "BadRequest")]
    [InlineData("contactsInformation($count=true)", 501, "BadRequest_MethodNotImplemented")]
    public async Task An_expansion_beyond_the_service_is_refused(string expansion, int status, string code)
    {
        await using var sandbox = await BusinessCentralFixture.OpenAsync();
        await CreateAsync(sandbox, "Acme", 1);
        Assert.Equal((status, code), (await sandbox.GetAsync($"customers?$expand={expansion}")).Error);
    }

    [Fact]
    public async Task An_expansion_may_hold_another()
    {
        await using var sandbox = await BusinessCentralFixture.OpenAsync();
        await CreateAsync(sandbox, "Acme", 1);
        var reply = await sandbox.GetAsync(
            "customers?$expand=contactsInformation($filter=contactType eq 'Person';$select=contactName;$expand=contact($select=companyName),customer($select=displayName))");
        var person = Assert.Single(reply.Rows.Single().GetProperty("contactsInformation").EnumerateArray().ToList());
        Assert.Equal(["@odata.etag", "contactName", "contact", "customer"], person.EnumerateObject().Select(p => p.Name));
        Assert.Equal(["@odata.etag", "companyName"], person.GetProperty("contact").EnumerateObject().Select(p => p.Name));
        Assert.Equal(("Acme", "Acme"), (person.GetProperty("contact").GetProperty("companyName").GetString(), person.GetProperty("customer").GetProperty("displayName").GetString()));
    }

    [Fact]
    public async Task An_expansion_stays_on_the_pages_that_follow()
    {
        await using var sandbox = await BusinessCentralFixture.OpenAsync();
        await CreateAsync(sandbox, "Acme", 1);
        await CreateAsync(sandbox, "Apex", 1);
        var first = await sandbox.SendAsync(
            "GET", "customers?$expand=contactsInformation($filter=contactType eq 'Company';$select=contactNumber)", null, "Prefer: odata.maxpagesize=1");
        var second = await sandbox.GetAsync(first.Json.GetProperty("@odata.nextLink").GetString()!);
        Assert.Equal(2, new[] { first, second }.Select(reply => Assert.Single(reply.Rows).GetProperty("contactsInformation")[0].GetProperty("contactNumber").GetString()).Distinct().Count());
    }

    private static async Task CreateAsync(BusinessCentralFixture sandbox, string name, int persons)
    {
        await sandbox.CreateAsync("customers", $$"""{"displayName":"{{name}}"}""");
        var number = (await NumbersAsync(sandbox, $"displayName eq '{name}'")).Single();
        for (var i = 1; i <= persons; i++)
            await sandbox.CreateAsync("contacts", $$"""{"displayName":"{{name}} {{i}}","type":"Person","companyNumber":"{{number}}"}""");
    }

    private static async Task<IReadOnlyList<string?>> NumbersAsync(BusinessCentralFixture sandbox, string filter) =>
        [.. (await sandbox.GetAsync($"contacts?$filter={filter}&$orderby=number")).Column("number")];
}
