using System.Xml.Linq;

namespace CouplingTools.Sandbox.Tests.Dataverse;

public sealed class MetadataTests
{
    private const string Account = "EntityDefinitions(LogicalName='account')";

    [Fact]
    public async Task A_table_tells_its_names_and_abilities()
    {
        await using var sandbox = await SandboxFixture.OpenAsync();
        var answer = await sandbox.GetAsync($"{Account}?$select=LogicalName,EntitySetName,PrimaryIdAttribute,PrimaryNameAttribute,ObjectTypeCode,ChangeTrackingEnabled,IsOptimisticConcurrencyEnabled");
        Assert.Equal(("accounts", "accountid", "name"), (answer.Value("EntitySetName"), answer.Value("PrimaryIdAttribute"), answer.Value("PrimaryNameAttribute")));
        Assert.Equal(1, answer.Json.GetProperty("ObjectTypeCode").GetInt32());
        Assert.True(answer.Json.GetProperty("ChangeTrackingEnabled").GetBoolean() && answer.Json.GetProperty("IsOptimisticConcurrencyEnabled").GetBoolean());
        Assert.False(answer.Json.TryGetProperty("SchemaName", out _));
    }

    [Fact]
    public async Task A_user_holds_the_privileges_that_a_table_takes()
    {
        await using var sandbox = await SandboxFixture.OpenAsync();
        var user = (await sandbox.GetAsync("WhoAmI")).Value("UserId");
        var table = await sandbox.GetAsync($"{Account}?$select=Privileges");
        var held = await sandbox.GetAsync($"systemusers({user})/Microsoft.Dynamics.CRM.RetrieveUserPrivileges");
        var ids = held.Json.GetProperty("RolePrivileges").EnumerateArray().Select(privilege => privilege.GetProperty("PrivilegeId").GetGuid()).ToHashSet();
        var taken = table.Json.GetProperty("Privileges").EnumerateArray().ToList();
        Assert.Contains(taken, privilege => privilege.GetProperty("Name").GetString() == "prvWriteAccount" && privilege.GetProperty("PrivilegeType").GetString() == "Write");
        Assert.All(taken, privilege => Assert.Contains(privilege.GetProperty("PrivilegeId").GetGuid(), ids));
        Assert.Equal(404, (await sandbox.GetAsync($"systemusers({Guid.NewGuid()})/Microsoft.Dynamics.CRM.RetrieveUserPrivileges()")).Status);
    }

    [Fact]
    public async Task Tables_are_listed_and_filtered_and_hidden_ones_are_not_there()
    {
        await using var sandbox = await SandboxFixture.OpenAsync();
        var all = await sandbox.GetAsync("EntityDefinitions?$select=LogicalName,EntitySetName");
        var one = await sandbox.GetAsync("EntityDefinitions?$select=EntitySetName&$filter=LogicalName eq 'transactioncurrency'");
        Assert.Equal(
            ["account", "contact", "opportunity", "product", "systemuser", "transactioncurrency", "uom", "uomschedule"],
            all.Rows.Select(row => row.GetProperty("LogicalName").GetString()).Order());
        Assert.Equal("transactioncurrencies", one.Rows.Single().GetProperty("EntitySetName").GetString());
        Assert.Equal(404, (await sandbox.GetAsync("EntityDefinitions(LogicalName='lead')")).Status);
        Assert.Equal(404, (await sandbox.GetAsync("organizations")).Status);
    }

    [Fact]
    public async Task Attributes_keys_and_relationships_expand_with_their_own_selection()
    {
        await using var sandbox = await SandboxFixture.OpenAsync();
        var answer = await sandbox.GetAsync(
            $"{Account}?$select=LogicalName&$expand=Attributes($select=LogicalName,AttributeType,RequiredLevel,IsValidForCreate,IsValidForUpdate;$filter=LogicalName eq 'accountid'),Keys($select=KeyAttributes,EntityKeyIndexStatus),ManyToOneRelationships($select=ReferencingAttribute,ReferencedEntity,ReferencingEntityNavigationPropertyName)");
        var key = answer.Json.GetProperty("Attributes").EnumerateArray().Single();
        Assert.Equal("Uniqueidentifier", key.GetProperty("AttributeType").GetString());
        Assert.Equal("SystemRequired", key.GetProperty("RequiredLevel").GetProperty("Value").GetString());
        Assert.True(key.GetProperty("IsValidForCreate").GetBoolean());
        Assert.False(key.GetProperty("IsValidForUpdate").GetBoolean());
        Assert.Equal(0, answer.Json.GetProperty("Keys").GetArrayLength());
        Assert.Contains(answer.Json.GetProperty("ManyToOneRelationships").EnumerateArray(), item => item.GetProperty("ReferencedEntity").GetString() == "transactioncurrency");
    }

    [Fact]
    public async Task Lookups_of_several_kinds_have_several_navigation_properties()
    {
        await using var sandbox = await SandboxFixture.OpenAsync();
        var answer = await sandbox.GetAsync("EntityDefinitions(LogicalName='contact')/ManyToOneRelationships?$select=ReferencingAttribute,ReferencedEntity,ReferencingEntityNavigationPropertyName&$filter=ReferencingAttribute eq 'parentcustomerid'");
        Assert.Equal(
            [("account", "parentcustomerid_account"), ("contact", "parentcustomerid_contact")],
            answer.Rows.Select(row => (row.GetProperty("ReferencedEntity").GetString(), row.GetProperty("ReferencingEntityNavigationPropertyName").GetString())));
    }

    [Fact]
    public async Task The_owner_is_a_relationship_of_its_own_kind()
    {
        await using var sandbox = await SandboxFixture.OpenAsync();
        var answer = await sandbox.GetAsync($"{Account}/ManyToOneRelationships?$select=ReferencedEntity,ReferencingEntityNavigationPropertyName&$filter=ReferencingAttribute eq 'ownerid'");
        var row = answer.Rows.Single();
        Assert.Equal(("owner", "ownerid"), (row.GetProperty("ReferencedEntity").GetString(), row.GetProperty("ReferencingEntityNavigationPropertyName").GetString()));
    }

    [Theory]
    [InlineData("String", "MaxLength", "name", "160")]
    [InlineData("Memo", "MaxLength", "description", "2000")]
    [InlineData("Integer", "MaxValue", "numberofemployees", "1000000000")]
    [InlineData("BigInt", "MaxValue", "versionnumber", "9223372036854775807")]
    [InlineData("Decimal", "Precision", "exchangerate", "12")]
    [InlineData("Double", "MinValue", "address1_latitude", "-90")]
    [InlineData("Money", "Precision", "creditlimit", "2")]
    [InlineData("DateTime", "DateTimeBehavior", "createdon", """{"Value":"UserLocal"}""")]
    [InlineData("Lookup", "Targets", "parentaccountid", """["account"]""")]
    [InlineData("Lookup", "Targets", "ownerid", """["systemuser","team"]""")]
    [InlineData("UniqueIdentifier", "IsPrimaryId", "accountid", "true")]
    [InlineData("State", "AttributeType", "statecode", "\"State\"")]
    [InlineData("Status", "AttributeType", "statuscode", "\"Status\"")]
    [InlineData("Boolean", "DefaultValue", "followemail", "true")]
    public async Task Attributes_of_a_type_show_its_properties(string type, string property, string attribute, string expected)
    {
        await using var sandbox = await SandboxFixture.OpenAsync();
        var answer = await sandbox.GetAsync($"{Account}/Attributes/Microsoft.Dynamics.CRM.{type}AttributeMetadata?$select=LogicalName,{property}");
        var row = answer.Rows.Single(item => item.GetProperty("LogicalName").GetString() == attribute);
        Assert.Equal(expected, row.GetProperty(property).GetRawText());
    }

    [Fact]
    public async Task A_property_of_a_type_needs_the_cast()
    {
        await using var sandbox = await SandboxFixture.OpenAsync();
        var answer = await sandbox.GetAsync($"{Account}/Attributes?$select=LogicalName,MaxLength");
        Assert.Equal(400, answer.Status);
        Assert.Contains("Could not find a property named 'MaxLength' on type 'Microsoft.Dynamics.CRM.AttributeMetadata'", answer.ErrorMessage, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Choices_show_their_options_when_expanded()
    {
        await using var sandbox = await SandboxFixture.OpenAsync();
        var answer = await sandbox.GetAsync($"{Account}/Attributes(LogicalName='customertypecode')/Microsoft.Dynamics.CRM.PicklistAttributeMetadata?$select=LogicalName&$expand=OptionSet,GlobalOptionSet");
        var option = answer.Json.GetProperty("OptionSet").GetProperty("Options").EnumerateArray().Single(item => item.GetProperty("Value").GetInt32() == 3);
        Assert.Equal("Customer", option.GetProperty("Label").GetProperty("UserLocalizedLabel").GetProperty("Label").GetString());
    }

    [Fact]
    public async Task Status_reasons_tell_their_state()
    {
        await using var sandbox = await SandboxFixture.OpenAsync();
        var answer = await sandbox.GetAsync($"{Account}/Attributes/Microsoft.Dynamics.CRM.StatusAttributeMetadata?$select=LogicalName&$expand=OptionSet");
        var options = answer.Rows.Single().GetProperty("OptionSet").GetProperty("Options").EnumerateArray();
        Assert.Equal([(1, 0), (2, 1)], options.Select(item => (item.GetProperty("Value").GetInt32(), item.GetProperty("State").GetInt32())));
    }

    [Fact]
    public async Task Columns_of_other_publishers_are_left_out()
    {
        await using var sandbox = await SandboxFixture.OpenAsync();
        var answer = await sandbox.GetAsync("EntityDefinitions(LogicalName='contact')/Attributes?$select=LogicalName");
        var names = answer.Rows.Select(row => row.GetProperty("LogicalName").GetString()!).ToArray();
        Assert.True(names.Length > 180);
        Assert.DoesNotContain(names, name => name.StartsWith("msdyn_", StringComparison.Ordinal) || name.StartsWith("adx_", StringComparison.Ordinal) || name.EndsWith("type", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_metadata_document_is_XML_only()
    {
        await using var sandbox = await SandboxFixture.OpenAsync();
        var json = await sandbox.GetAsync("$metadata", "Accept: application/json");
        var xml = await sandbox.GetAsync("$metadata", "Accept: application/xml");
        XNamespace edm = "http://docs.oasis-open.org/odata/ns/edm";
        Assert.Equal((415, "0x80060888"), (json.Status, json.ErrorCode));
        var type = XDocument.Parse(xml.Text).Descendants(edm + "EntityType").Single(item => item.Attribute("Name")!.Value == "contact");
        Assert.Contains(type.Elements(edm + "NavigationProperty"), item => item.Attribute("Name")!.Value == "parentcustomerid_account");
    }

    [Fact]
    public async Task The_root_lists_the_entity_sets()
    {
        await using var sandbox = await SandboxFixture.OpenAsync();
        Assert.Contains((await sandbox.GetAsync("")).Rows, row => row.GetProperty("url").GetString() == "uomschedules");
    }

    [Fact]
    public async Task WhoAmI_tells_user_business_unit_and_organization()
    {
        await using var sandbox = await SandboxFixture.OpenAsync();
        var answer = await sandbox.GetAsync("WhoAmI");
        Assert.EndsWith("$metadata#Microsoft.Dynamics.CRM.WhoAmIResponse", answer.Value("@odata.context"), StringComparison.Ordinal);
        Assert.Equal(200, (await sandbox.GetAsync($"systemusers({answer.Value("UserId")})")).Status);
        Assert.All(["BusinessUnitId", "OrganizationId"], name => Assert.True(Guid.TryParse(answer.Value(name), out _)));
    }
}
