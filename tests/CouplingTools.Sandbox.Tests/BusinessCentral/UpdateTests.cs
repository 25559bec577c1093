namespace CouplingTools.Sandbox.Tests.BusinessCentral;

public sealed class UpdateTests
{
    private const string Nowhere = "22222222-2222-2222-2222-222222222222";

    [Fact]
    public async Task A_change_answers_200_with_the_whole_row_under_a_new_version()
    {
        await using var sandbox = await BusinessCentralFixture.OpenAsync();
        var created = await sandbox.CreateAsync("customers", """{"displayName":"A","city":"Rome"}""");
        sandbox.Time.Advance(TimeSpan.FromSeconds(5));
        var changed = await sandbox.PatchAsync("customers", created, """{"displayName":"B"}""");
        Assert.Equal((200, "B", "Rome"), (changed.Status, changed.Value("displayName"), changed.Value("city")));
        Assert.NotEqual(created.ETag, changed.ETag);
        Assert.Equal("2025-06-02T10:00:05.37Z", changed.Value("lastModifiedDateTime"));
    }

    [Fact]
    public async Task An_ETag_is_weak_base64_of_a_number_with_its_length()
    {
        await using var sandbox = await BusinessCentralFixture.OpenAsync();
        var etag = (await sandbox.CreateAsync("customers", """{"displayName":"A"}""")).ETag;
        Assert.Matches("^W/\"[A-Za-z0-9+/=]+\"$", etag);
        Assert.Matches("^'19;[0-9]{20};00;'$", System.Text.Encoding.ASCII.GetString(Convert.FromBase64String(etag[3..^1])));
    }

    [Theory]
    [InlineData("PATCH")]
    [InlineData("DELETE")]
    public async Task If_Match_is_mandatory(string method)
    {
        await using var sandbox = await BusinessCentralFixture.OpenAsync();
        var row = await sandbox.CreateAsync("customers", """{"displayName":"A"}""");
        var reply = await sandbox.SendAsync(method, $"customers({row.Id})", "{}");
        Assert.Equal((400, "BadRequest_InvalidToken"), reply.Error);
        Assert.Equal("Could not validate the client concurrency token required by the service. Please provide a valid token in the client request.", reply.ErrorMessage);
    }

    [Theory]
    [InlineData("PATCH", 409)]
    [InlineData("DELETE", 409)]
    [InlineData("PATCH", 412)]
    public async Task A_stale_version_is_refused(string method, int status)
    {
        await using var sandbox = await BusinessCentralFixture.OpenAsync();
        sandbox.Environment.SetProfile(new SandboxProfile { BusinessCentral = new() { StaleStatus = status } });
        var row = await sandbox.CreateAsync("customers", """{"displayName":"A"}""");
        await sandbox.PatchAsync("customers", row, """{"displayName":"B"}""");
        var reply = await sandbox.SendAsync(method, $"customers({row.Id})", """{"displayName":"C"}""", $"If-Match: {row.ETag}");
        Assert.Equal((status, "Request_EntityChanged"), reply.Error);
        Assert.Equal("Another user has already changed the record.", reply.ErrorMessage);
        Assert.Equal("B", (await sandbox.GetAsync($"customers({row.Id})")).Value("displayName"));
    }

    [Fact]
    public async Task A_star_admits_every_version()
    {
        await using var sandbox = await BusinessCentralFixture.OpenAsync();
        var row = await sandbox.CreateAsync("customers", """{"displayName":"A"}""");
        Assert.Equal(200, (await sandbox.SendAsync("PATCH", $"customers({row.Id})", """{"displayName":"B"}""", "If-Match: *")).Status);
    }

    [Theory]
    [InlineData("GET")]
    [InlineData("PATCH")]
    [InlineData("DELETE")]
    public async Task What_does_not_exist_is_not_found_and_not_created(string method)
    {
        await using var sandbox = await BusinessCentralFixture.OpenAsync();
        var reply = await sandbox.SendAsync(method, $"customers({Nowhere})", method == "GET" ? null : """{"displayName":"A"}""", "If-Match: *");
        Assert.Equal((404, "Internal_RecordNotFound"), reply.Error);
        Assert.Empty((await sandbox.GetAsync("customers")).Rows);
    }

    [Fact]
    public async Task An_empty_change_makes_no_new_version()
    {
        await using var sandbox = await BusinessCentralFixture.OpenAsync();
        var row = await sandbox.CreateAsync("customers", """{"displayName":"A"}""");
        Assert.Equal(row.ETag, (await sandbox.PatchAsync("customers", row, "{}")).ETag);
    }

    [Fact]
    public async Task A_number_can_be_changed_and_the_id_stays()
    {
        await using var sandbox = await BusinessCentralFixture.OpenAsync();
        var row = await sandbox.CreateAsync("customers", """{"displayName":"A"}""");
        var renamed = await sandbox.PatchAsync("customers", row, """{"number":"new-1"}""");
        Assert.Equal((row.Id, "NEW-1"), (renamed.Id, renamed.Value("number")));
    }

    [Fact]
    public async Task A_number_can_be_neither_blank_nor_another_row_s()
    {
        await using var sandbox = await BusinessCentralFixture.OpenAsync();
        await sandbox.CreateAsync("customers", """{"displayName":"A","number":"ONE"}""");
        var two = await sandbox.CreateAsync("customers", """{"displayName":"A","number":"TWO"}""");
        Assert.Equal((400, "Application_FieldValidationException"), (await sandbox.PatchAsync("customers", two, """{"number":""}""")).Error);
        Assert.Equal((400, "Internal_EntityWithSameKeyExists"), (await sandbox.PatchAsync("customers", two, """{"number":"ONE"}""")).Error);
    }

    [Fact]
    public async Task The_id_cannot_be_changed()
    {
        await using var sandbox = await BusinessCentralFixture.OpenAsync();
        var row = await sandbox.CreateAsync("customers", """{"displayName":"A"}""");
        Assert.Equal("The \"id\" cannot be changed.", (await sandbox.PatchAsync("customers", row, $$"""{"id":"{{Nowhere}}"}""")).ErrorMessage);
        Assert.Equal(200, (await sandbox.PatchAsync("customers", row, $$"""{"id":"{{row.Id}}"}""")).Status);
    }

    [Fact]
    public async Task Renaming_a_salesperson_renames_it_in_the_customers()
    {
        await using var sandbox = await BusinessCentralFixture.OpenAsync();
        var person = await sandbox.CreateAsync("salespeoplePurchasers", """{"code":"AA","displayName":"A"}""");
        var customer = await sandbox.CreateAsync("customers", """{"displayName":"A","salespersonCode":"AA"}""");
        await sandbox.PatchAsync("salespeoplePurchasers", person, """{"code":"BB"}""");
        Assert.Equal("BB", (await sandbox.GetAsync($"customers({customer.Id})")).Value("salespersonCode"));
    }

    [Fact]
    public async Task Select_trims_the_answer_and_return_minimal_does_not()
    {
        await using var sandbox = await BusinessCentralFixture.OpenAsync();
        var row = await sandbox.CreateAsync("customers", """{"displayName":"A"}""");
        var minimal = await sandbox.SendAsync("PATCH", $"customers({row.Id})?$select=id", """{"city":"Rome"}""", "If-Match: *", "Prefer: return=minimal");
        Assert.Equal(200, minimal.Status);
        Assert.Equal(["@odata.context", "@odata.etag", "id"], minimal.Json.EnumerateObject().Select(p => p.Name));
    }

    [Theory]
    [InlineData("PUT", "customers")]
    [InlineData("DELETE", "customers")]
    [InlineData("POST", "contactsInformation")]
    [InlineData("POST", "companies")]
    public async Task What_a_set_does_not_allow_is_refused_with_405(string method, string set)
    {
        await using var sandbox = await BusinessCentralFixture.OpenAsync();
        var reply = await sandbox.SendAsync(method, $"{(set == "companies" ? BusinessCentralFixture.Root : string.Empty)}{set}", "{}", "If-Match: *");
        Assert.Equal((405, "BadRequest_MethodNotAllowed"), reply.Error);
        Assert.Equal($"'{method}' requests for '{set}' of EdmType 'Entity' are not allowed within Microsoft Dynamics NAV OData web services.", reply.ErrorMessage);
    }
}
