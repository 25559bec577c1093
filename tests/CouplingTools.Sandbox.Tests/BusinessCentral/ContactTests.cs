namespace CouplingTools.Sandbox.Tests.BusinessCentral;

public sealed class ContactTests
{
    private static readonly string[] s_copied = ["displayName", "city", "phoneNumber", "email", "contactBusinessRelation", "type"];

    [Fact]
    public async Task A_company_is_its_own_company()
    {
        await using var sandbox = await BusinessCentralFixture.OpenAsync();
        var company = await sandbox.CreateAsync("contacts", """{"displayName":"Acme"}""");
        Assert.Equal(("Company", company.Value("number"), "Acme"), (company.Value("type"), company.Value("companyNumber"), company.Value("companyName")));
        Assert.Equal(("ACME", "None"), (company.Value("searchName"), company.Value("contactBusinessRelation")));
    }

    [Fact]
    public async Task A_person_shows_the_name_of_its_company()
    {
        await using var sandbox = await BusinessCentralFixture.OpenAsync();
        var company = await sandbox.CreateAsync("contacts", """{"displayName":"Acme","type":"Company"}""");
        var person = await sandbox.CreateAsync("contacts", $$"""{"displayName":"Ann Lee","type":"Person","companyNumber":"{{company.Value("number")}}"}""");
        Assert.Equal("Acme", person.Value("companyName"));
        await sandbox.PatchAsync("contacts", company, """{"displayName":"Apex"}""");
        Assert.Equal("Apex", (await sandbox.GetAsync($"contacts({person.Id})")).Value("companyName"));
        Assert.Equal("Apex", (await sandbox.GetAsync($"contacts({company.Id})")).Value("companyName"));
    }

    [Fact]
    public async Task A_person_without_a_company_has_blank_ones()
    {
        await using var sandbox = await BusinessCentralFixture.OpenAsync();
        var person = await sandbox.CreateAsync("contacts", """{"displayName":"Ann Lee","type":"Person"}""");
        Assert.Equal((string.Empty, string.Empty), (person.Value("companyNumber"), person.Value("companyName")));
    }

    [Fact]
    public async Task A_company_cannot_belong_to_another()
    {
        await using var sandbox = await BusinessCentralFixture.OpenAsync();
        var company = await sandbox.CreateAsync("contacts", """{"displayName":"Acme"}""");
        var reply = await sandbox.PostAsync("contacts", $$"""{"displayName":"B","type":"Company","companyNumber":"{{company.Value("number")}}"}""");
        Assert.Equal((400, "Application_FieldValidationException"), reply.Error);
    }

    [Fact]
    public async Task A_new_customer_has_a_company_contact_and_a_row_of_contact_information()
    {
        await using var sandbox = await BusinessCentralFixture.OpenAsync();
        var customer = await sandbox.CreateAsync("customers", """{"displayName":"Acme","city":"Rome","phoneNumber":"12","email":"a@b.example"}""");
        var contact = (await sandbox.GetAsync("contacts")).Rows.Single();
        Assert.Equal("Acme Rome 12 a@b.example Customer Company", string.Join(' ', s_copied.Select(p => contact.GetProperty(p).GetString())));
        var information = (await sandbox.GetAsync($"customers({customer.Id})/contactsInformation")).Rows.Single();
        Assert.Equal(contact.GetProperty("id").GetGuid(), information.GetProperty("contactId").GetGuid());
        Assert.Equal((customer.Id, "Customer"), (information.GetProperty("relatedId").GetGuid(), information.GetProperty("relatedType").GetString()));
    }

    [Fact]
    public async Task A_change_of_a_customer_changes_its_contact_and_the_other_way_round()
    {
        await using var sandbox = await BusinessCentralFixture.OpenAsync();
        var customer = await sandbox.CreateAsync("customers", """{"displayName":"Acme"}""");
        var contact = (await sandbox.GetAsync("contacts")).Rows.Single().GetProperty("id").GetGuid();
        await sandbox.PatchAsync("customers", customer, """{"displayName":"Apex","city":"Oslo"}""");
        var changed = await sandbox.GetAsync($"contacts({contact})");
        Assert.Equal(("Apex", "Oslo", "Apex"), (changed.Value("displayName"), changed.Value("city"), changed.Value("companyName")));
        await sandbox.PatchAsync("contacts", changed, """{"website":"apex.example"}""");
        Assert.Equal("apex.example", (await sandbox.GetAsync($"customers({customer.Id})")).Value("website"));
    }

    [Fact]
    public async Task A_change_that_the_contact_does_not_share_leaves_it_alone()
    {
        await using var sandbox = await BusinessCentralFixture.OpenAsync();
        var customer = await sandbox.CreateAsync("customers", """{"displayName":"Acme"}""");
        var before = (await sandbox.GetAsync("contacts")).Column("@odata.etag");
        await sandbox.PatchAsync("customers", customer, """{"creditLimit":5}""");
        Assert.Equal(before, (await sandbox.GetAsync("contacts")).Column("@odata.etag"));
    }

    [Fact]
    public async Task A_deleted_customer_leaves_its_contact_without_a_relation()
    {
        await using var sandbox = await BusinessCentralFixture.OpenAsync();
        var customer = await sandbox.CreateAsync("customers", """{"displayName":"Acme"}""");
        await sandbox.SendAsync("DELETE", $"customers({customer.Id})", null, "If-Match: *");
        Assert.Equal(["None"], (await sandbox.GetAsync("contacts")).Column("contactBusinessRelation"));
        Assert.Equal(404, (await sandbox.GetAsync($"customers({customer.Id})/contactsInformation")).Status);
    }

    [Fact]
    public async Task A_deleted_company_leaves_its_persons_without_a_company()
    {
        await using var sandbox = await BusinessCentralFixture.OpenAsync();
        var company = await sandbox.CreateAsync("contacts", """{"displayName":"Acme"}""");
        var person = await sandbox.CreateAsync("contacts", $$"""{"displayName":"Ann","type":"Person","companyNumber":"{{company.Value("number")}}"}""");
        await sandbox.SendAsync("DELETE", $"contacts({company.Id})", null, "If-Match: *");
        var left = await sandbox.GetAsync($"contacts({person.Id})");
        Assert.Equal((string.Empty, string.Empty), (left.Value("companyNumber"), left.Value("companyName")));
    }

    [Fact]
    public async Task Renumbering_a_company_renumbers_it_in_its_persons()
    {
        await using var sandbox = await BusinessCentralFixture.OpenAsync();
        var company = await sandbox.CreateAsync("contacts", """{"displayName":"Acme"}""");
        var person = await sandbox.CreateAsync("contacts", $$"""{"displayName":"Ann","type":"Person","companyNumber":"{{company.Value("number")}}"}""");
        var renumbered = await sandbox.PatchAsync("contacts", company, """{"number":"K1"}""");
        Assert.Equal("K1", renumbered.Value("companyNumber"));
        Assert.Equal("K1", (await sandbox.GetAsync($"contacts({person.Id})")).Value("companyNumber"));
    }
}
