namespace CouplingTools.Sandbox.Tests.BusinessCentral;

public sealed class CreateTests
{
    [Fact]
    public async Task A_create_answers_201_with_the_whole_row_and_its_address()
    {
        await using var sandbox = await BusinessCentralFixture.OpenAsync();
        var reply = await sandbox.PostAsync("customers", """{"displayName":"Adatum"}""");
        Assert.Equal(201, reply.Status);
        Assert.Equal($"{sandbox.Company}customers({reply.Id})", reply.Headers["Location"]);
        Assert.EndsWith($"$metadata#companies({sandbox.Environment.CompanyId})/customers/$entity", reply.Value("@odata.context"), StringComparison.Ordinal);
        Assert.Equal("Adatum", reply.Value("displayName"));
        Assert.Equal(reply.Text, (await sandbox.GetAsync($"customers({reply.Id})")).Text);
    }

    [Fact]
    public async Task Blank_values_are_never_null()
    {
        await using var sandbox = await BusinessCentralFixture.OpenAsync();
        var customer = await sandbox.CreateAsync("customers", """{"displayName":"A"}""");
        var contact = await sandbox.CreateAsync("contacts", """{"displayName":"B","type":"Person"}""");
        Assert.DoesNotContain("null", customer.Text, StringComparison.Ordinal);
        Assert.Equal((string.Empty, "00000000-0000-0000-0000-000000000000"), (customer.Value("city"), customer.Value("currencyId")));
        Assert.Equal(("_x0020_", "0", "0001-01-01"), (customer.Value("blocked"), customer.Value("creditLimit"), contact.Value("lastInteractionDate")));
    }

    [Fact]
    public async Task The_local_currency_is_shown_while_the_currency_id_is_blank()
    {
        await using var sandbox = await BusinessCentralFixture.OpenAsync();
        var reply = await sandbox.CreateAsync("customers", """{"displayName":"A"}""");
        Assert.Equal("USD", reply.Value("currencyCode"));
        var euro = await sandbox.PatchAsync("customers", reply, """{"currencyCode":"eur"}""");
        Assert.Equal("EUR", euro.Value("currencyCode"));
        Assert.NotEqual(Guid.Empty.ToString(), euro.Value("currencyId"));
        var local = await sandbox.PatchAsync("customers", euro, """{"currencyCode":"USD"}""");
        Assert.Equal(("USD", Guid.Empty.ToString()), (local.Value("currencyCode"), local.Value("currencyId")));
    }

    [Fact]
    public async Task The_number_series_gives_numbers_in_a_row()
    {
        await using var sandbox = await BusinessCentralFixture.OpenAsync();
        var first = await sandbox.CreateAsync("customers", """{"displayName":"A"}""");
        var second = await sandbox.CreateAsync("customers", """{"displayName":"A"}""");
        Assert.Equal("C000001", first.Value("number"));
        Assert.Equal("C000002", second.Value("number"));
    }

    [Fact]
    public async Task The_number_series_passes_over_numbers_in_use()
    {
        await using var sandbox = await BusinessCentralFixture.OpenAsync();
        await sandbox.CreateAsync("customers", """{"displayName":"A","number":"C000001"}""");
        Assert.Equal("C000002", (await sandbox.CreateAsync("customers", """{"displayName":"A"}""")).Value("number"));
    }

    [Fact]
    public async Task Codes_are_trimmed_and_put_into_upper_case_and_text_is_kept()
    {
        await using var sandbox = await BusinessCentralFixture.OpenAsync();
        var reply = await sandbox.CreateAsync("customers", """{"number":" ab-1 ","displayName":" Ädäm's \"Best\" & Söhne ","postalCode":"ec1a 1bb"}""");
        Assert.Equal(("AB-1", "EC1A 1BB"), (reply.Value("number"), reply.Value("postalCode")));
        Assert.Equal(" Ädäm's \"Best\" & Söhne ", reply.Value("displayName"));
    }

    [Fact]
    public async Task Fractions_of_a_second_end_without_zeros()
    {
        await using var sandbox = await BusinessCentralFixture.OpenAsync();
        Assert.Equal("2025-06-02T10:00:00.37Z", (await sandbox.CreateAsync("customers", """{"displayName":"A"}""")).Value("lastModifiedDateTime"));
        sandbox.Time.Advance(TimeSpan.FromMilliseconds(630));
        Assert.Equal("2025-06-02T10:00:01Z", (await sandbox.CreateAsync("customers", """{"displayName":"A"}""")).Value("lastModifiedDateTime"));
    }

    [Fact]
    public async Task Amounts_are_exact()
    {
        await using var sandbox = await BusinessCentralFixture.OpenAsync();
        var reply = await sandbox.CreateAsync("customers", """{"displayName":"A","creditLimit":12345678901234.56}""");
        Assert.Contains("\"creditLimit\":12345678901234.56,", reply.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(ClientIdAnswer.Accepted)]
    [InlineData(ClientIdAnswer.Ignored)]
    [InlineData(ClientIdAnswer.Refused)]
    public async Task An_id_chosen_by_the_client_is_a_switch_of_the_profile(ClientIdAnswer expected)
    {
        await using var sandbox = await BusinessCentralFixture.OpenAsync();
        sandbox.Environment.SetProfile(new SandboxProfile { BusinessCentral = new() { ClientId = (Sandbox.BusinessCentral.ClientIdPolicy)expected } });
        var id = Guid.Parse("11111111-1111-1111-1111-111111111111");
        var reply = await sandbox.PostAsync("customers", $$"""{"id":"{{id}}","displayName":"A"}""");
        Assert.Equal(expected, reply.Status == 400 ? ClientIdAnswer.Refused : reply.Id == id ? ClientIdAnswer.Accepted : ClientIdAnswer.Ignored);
    }

    [Fact]
    public async Task A_client_id_that_exists_is_refused()
    {
        await using var sandbox = await BusinessCentralFixture.OpenAsync();
        var reply = await sandbox.CreateAsync("customers", """{"displayName":"A"}""");
        var second = await sandbox.PostAsync("customers", $$"""{"id":"{{reply.Id}}","displayName":"A"}""");
        Assert.Equal((400, "Internal_EntityWithSameKeyExists"), second.Error);
    }

    [Theory]
    [InlineData("customers")]
    [InlineData("contacts")]
    [InlineData("items")]
    public async Task A_number_that_exists_is_refused(string set)
    {
        await using var sandbox = await BusinessCentralFixture.OpenAsync();
        await sandbox.CreateAsync(set, """{"number":"X1","displayName":"A"}""");
        var reply = await sandbox.PostAsync(set, """{"number":"x1","displayName":"B"}""");
        Assert.Equal((400, "Internal_EntityWithSameKeyExists"), reply.Error);
        Assert.Equal("The record already exists. Identification fields and values: No.='X1'", reply.ErrorMessage);
    }

    [Fact]
    public async Task A_refused_create_leaves_nothing_behind()
    {
        await using var sandbox = await BusinessCentralFixture.OpenAsync();
        var reply = await sandbox.PostAsync("customers", """{"displayName":"A","salespersonCode":"NOBODY"}""");
        Assert.Equal(400, reply.Status);
        Assert.Empty((await sandbox.GetAsync("customers")).Rows);
        Assert.Empty((await sandbox.GetAsync("contacts")).Rows);
    }

    [Theory]
    [InlineData("salespeoplePurchasers")]
    [InlineData("currencies")]
    [InlineData("paymentTerms")]
    [InlineData("paymentMethods")]
    [InlineData("shipmentMethods")]
    [InlineData("countriesRegions")]
    [InlineData("unitsOfMeasure")]
    public async Task Rows_known_by_a_code_can_be_created_read_changed_and_deleted(string set)
    {
        await using var sandbox = await BusinessCentralFixture.OpenAsync();
        var created = await sandbox.CreateAsync(set, """{"code":"zz9","displayName":"First"}""");
        Assert.Equal("ZZ9", created.Value("code"));
        var changed = await sandbox.PatchAsync(set, created, """{"displayName":"Second"}""");
        Assert.Equal((200, "Second"), (changed.Status, changed.Value("displayName")));
        Assert.Equal(204, (await sandbox.SendAsync("DELETE", $"{set}({created.Id})", null, $"If-Match: {changed.ETag}")).Status);
        Assert.Equal(404, (await sandbox.GetAsync($"{set}({created.Id})")).Status);
    }

    [Fact]
    public async Task A_code_is_mandatory()
    {
        await using var sandbox = await BusinessCentralFixture.OpenAsync();
        var reply = await sandbox.PostAsync("currencies", """{"displayName":"No code"}""");
        Assert.Equal((400, "Application_FieldValidationException"), reply.Error);
    }

    public enum ClientIdAnswer
    {
        Accepted,
        Ignored,
        Refused,
    }
}
