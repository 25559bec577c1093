namespace CouplingTools.Sandbox.Tests.BusinessCentral;

public sealed class ValidationTests
{
    private const string Nowhere = "22222222-2222-2222-2222-222222222222";

    [Theory]
    [InlineData("""{}""", "Application_DialogException", "A \"displayName\" must be provided.")]
    [InlineData("""{"displayName":""}""", "Application_DialogException", "The blank \"displayName\" is not allowed.")]
    [InlineData("""{"displayName":null}""", "Application_DialogException", "The blank \"displayName\" is not allowed.")]
    [InlineData("""{"displayName":"A","name":"B"}""", "BadRequest", "The property 'name' does not exist on type 'Microsoft.NAV.customer'. Make sure to only use property names that are defined by the type.")]
    [InlineData("""{"displayName":"A","balanceDue":1}""", "BadRequest_InvalidOperation", "Control 'balanceDue' is read-only.")]
    [InlineData("""{"displayName":"A","lastModifiedDateTime":"2025-01-01T00:00:00Z"}""", "BadRequest_InvalidOperation", "Control 'lastModifiedDateTime' is read-only.")]
    [InlineData("""{"displayName":"A","addressLine2":"012345678901234567890123456789012345678901234567890123456"}""", "Application_StringExceededLength", "The length of the string is 57, but it must be less than or equal to 50 characters. Value: 012345678901234567890123456789012345678901234567890123456")]
    [InlineData("""{"displayName":"A","blocked":"Sometimes"}""", "Unknown", "'Sometimes' is not an option. The existing options are:  ,Ship,Invoice,All")]
    [InlineData("""{"displayName":"A","currencyId":"22222222-2222-2222-2222-222222222222"}""", "Application_DialogException", "The \"currencyId\" does not match to a Currency.")]
    [InlineData("""{"displayName":"A","currencyCode":"XXX"}""", "Application_DialogException", "The \"currencyCode\" does not match to a Currency.")]
    [InlineData("""{"displayName":"A","paymentTermsId":"22222222-2222-2222-2222-222222222222"}""", "Application_DialogException", "The \"paymentTermsId\" does not match to a Payment Terms.")]
    [InlineData("""{"displayName":"A","shipmentMethodId":"22222222-2222-2222-2222-222222222222"}""", "Application_DialogException", "The \"shipmentMethodId\" does not match to a Shipment Method.")]
    [InlineData("""{"displayName":"A","paymentMethodId":"22222222-2222-2222-2222-222222222222"}""", "Application_DialogException", "The \"paymentMethodId\" does not match to a Payment Method.")]
    [InlineData("""{"displayName":"A","salespersonCode":"nobody"}""", "Internal_InvalidTableRelation", "The field Salesperson Code of table Customer contains a value (NOBODY) that cannot be found in the related table (Salesperson/Purchaser).")]
    [InlineData("""{"displayName":"A","country":"Q9"}""", "Internal_InvalidTableRelation", "The field Country/Region Code of table Customer contains a value (Q9) that cannot be found in the related table (Country/Region).")]
    [InlineData("""{"displayName":"A","number":"X1","phoneNumber":"555 0100 ext. 12"}""", "Application_FieldValidationException", "Phone No. must not contain letters in Customer No.='X1'.")]
    [InlineData("""{"displayName":"A","email":"not an address"}""", "Application_DialogException", "The email address \"not an address\" is not valid.")]
    [InlineData("""{"displayName":"A","currencyId":"no guid"}""", "BadRequest", "Cannot convert the literal 'no guid' to the expected type 'Edm.Guid'.")]
    [InlineData("""{"displayName":"A","creditLimit":"12"}""", "BadRequest", "Cannot convert the literal '12' to the expected type 'Edm.Decimal'.")]
    [InlineData("""{"displayName":"A","taxLiable":"yes"}""", "BadRequest", "Cannot convert the literal 'yes' to the expected type 'Edm.Boolean'.")]
    [InlineData("""{"displayName":7}""", "BadRequest", "Cannot convert the literal '7' to the expected type 'Edm.String'.")]
    [InlineData("""["displayName"]""", "BadRequest", "Invalid Request Body")]
    [InlineData("""{"displayName":""", "BadRequest", "Invalid Request Body")]
    public async Task A_customer_that_breaks_a_rule_is_refused_with_the_service_s_words(string body, string code, string message)
    {
        await using var sandbox = await BusinessCentralFixture.OpenAsync();
        var reply = await sandbox.PostAsync("customers", body);
        Assert.Equal((400, code, message), (reply.Status, reply.ErrorCode, reply.ErrorMessage));
    }

    [Theory]
    [InlineData("""{"displayName":"A","contactBusinessRelation":"Customer"}""", "BadRequest_InvalidOperation")]
    [InlineData("""{"displayName":"A","type":"Person","companyNumber":"NONE"}""", "Internal_InvalidTableRelation")]
    [InlineData("""{"displayName":"A","mobilePhoneNumber":"call me"}""", "Application_FieldValidationException")]
    [InlineData("""{"displayName":"A","jobTitle":"0123456789012345678901234567890"}""", "Application_StringExceededLength")]
    [InlineData("""{"displayName":"A","email":"a@b;c"}""", "Application_DialogException")]
    public async Task A_contact_that_breaks_a_rule_is_refused(string body, string code)
    {
        await using var sandbox = await BusinessCentralFixture.OpenAsync();
        Assert.Equal((400, code), (await sandbox.PostAsync("contacts", body)).Error);
    }

    [Theory]
    [InlineData("""{"displayName":"A","inventory":5}""", 400, "Application_DialogException")]
    [InlineData("""{"displayName":"A","baseUnitOfMeasureCode":"NONE"}""", 400, "Internal_InvalidTableRelation")]
    [InlineData("""{"displayName":"A","type":"Gadget"}""", 400, "Unknown")]
    [InlineData("""{"displayName":"A","itemCategoryCode":"CHAIR"}""", 501, "BadRequest_MethodNotImplemented")]
    public async Task An_item_that_breaks_a_rule_is_refused(string body, int status, string code)
    {
        await using var sandbox = await BusinessCentralFixture.OpenAsync();
        Assert.Equal((status, code), (await sandbox.PostAsync("items", body)).Error);
    }

    [Theory]
    [InlineData("_x0020_", "_x0020_")]
    [InlineData(" ", "_x0020_")]
    [InlineData("Ship", "Ship")]
    public async Task Members_of_enumerations_are_taken_escaped_and_unescaped(string written, string read)
    {
        await using var sandbox = await BusinessCentralFixture.OpenAsync();
        var reply = await sandbox.CreateAsync("customers", $$"""{"displayName":"A","blocked":"{{written}}"}""");
        Assert.Equal(read, reply.Value("blocked"));
    }

    [Fact]
    public async Task Currency_id_and_code_that_differ_are_refused()
    {
        await using var sandbox = await BusinessCentralFixture.OpenAsync();
        var euro = (await sandbox.GetAsync("currencies?$filter=code eq 'EUR'")).Rows[0].GetProperty("id").GetGuid();
        var reply = await sandbox.PostAsync("customers", $$"""{"displayName":"A","currencyId":"{{euro}}","currencyCode":"GBP"}""");
        Assert.Equal("The currency values do not match to a specific Currency.", reply.ErrorMessage);
        Assert.Equal("EUR", (await sandbox.CreateAsync("customers", $$"""{"displayName":"A","currencyId":"{{euro}}","currencyCode":"EUR"}""")).Value("currencyCode"));
    }

    [Fact]
    public async Task Null_is_a_switch_of_the_profile()
    {
        await using var sandbox = await BusinessCentralFixture.OpenAsync();
        var reply = await sandbox.CreateAsync("customers", """{"displayName":"A","city":"Rome"}""");
        var cleared = await sandbox.PatchAsync("customers", reply, """{"city":null}""");
        Assert.Equal(string.Empty, cleared.Value("city"));
        sandbox.Environment.SetProfile(new SandboxProfile { BusinessCentral = new() { NullClears = false } });
        Assert.Equal((400, "BadRequest"), (await sandbox.PatchAsync("customers", cleared, """{"city":null}""")).Error);
    }

    [Fact]
    public async Task Another_country_clears_post_code_city_and_county_unless_they_follow()
    {
        await using var sandbox = await BusinessCentralFixture.OpenAsync();
        var us = await sandbox.CreateAsync("customers", """{"displayName":"A","country":"US","city":"Chicago","state":"IL","postalCode":"60601"}""");
        Assert.Equal(("Chicago", "IL", "60601"), (us.Value("city"), us.Value("state"), us.Value("postalCode")));
        var german = await sandbox.PatchAsync("customers", us, """{"city":"Berlin","country":"DE","postalCode":"10115"}""");
        Assert.Equal(("DE", string.Empty, string.Empty, "10115"), (german.Value("country"), german.Value("city"), german.Value("state"), german.Value("postalCode")));
    }

    [Fact]
    public async Task A_first_country_clears_nothing()
    {
        await using var sandbox = await BusinessCentralFixture.OpenAsync();
        var reply = await sandbox.CreateAsync("customers", """{"displayName":"A","city":"Chicago"}""");
        Assert.Equal("Chicago", (await sandbox.PatchAsync("customers", reply, """{"country":"US"}""")).Value("city"));
    }

    [Fact]
    public async Task Several_e_mail_addresses_may_be_given()
    {
        await using var sandbox = await BusinessCentralFixture.OpenAsync();
        Assert.Equal("a@b.example; c@d.example", (await sandbox.CreateAsync("customers", """{"displayName":"A","email":"a@b.example; c@d.example"}""")).Value("email"));
    }

    [Fact]
    public async Task An_error_ends_with_the_id_of_its_correlation_between_two_blanks()
    {
        await using var sandbox = await BusinessCentralFixture.OpenAsync();
        var reply = await sandbox.GetAsync($"customers({Nowhere})");
        Assert.Matches(@"  CorrelationId:  [0-9a-f]{8}-[0-9a-f-]{27}\.$", reply.Json.GetProperty("error").GetProperty("message").GetString());
        Assert.True(reply.Headers.ContainsKey("request-id") && reply.Headers.ContainsKey("ms-correlation-x"));
    }

    [Theory]
    [InlineData("""{"displayName":"A","currency@odata.bind":"currencies(22222222-2222-2222-2222-222222222222)"}""")]
    [InlineData("""{"displayName":"A","currency":{"code":"EUR"}}""")]
    public async Task Binding_and_deep_inserts_are_refused_as_not_imitated(string body)
    {
        await using var sandbox = await BusinessCentralFixture.OpenAsync();
        Assert.Equal((501, "BadRequest_MethodNotImplemented"), (await sandbox.PostAsync("customers", body)).Error);
    }
}
