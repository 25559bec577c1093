using CouplingTools.Module.Tests.Synchronization;

namespace CouplingTools.Module.Tests.Cmdlets;

public sealed class TestRecordMappingTests
{
    private const string Name = """{ "name": "name", "businessCentral": "displayName", "sales": "name", "truncation": "warn" }""";

    public static TheoryData<string, string, CheckResult, string> Violations => new()
    {
        { "UnknownField", Fields("""{ "name": "f", "businessCentral": "displayNam", "sales": "name" }"""), CheckResult.Failed, "Did you mean 'displayName'?" },
        { "NotWritable", Fields("""{ "name": "f", "businessCentral": "creditLimit", "sales": "exchangerate", "codec": "decimal", "direction": "toSales" }"""), CheckResult.Failed, "exchangerate" },
        { "KindNotFit", Fields("""{ "name": "f", "businessCentral": "creditLimit", "sales": "description", "codec": "decimal" }"""), CheckResult.Failed, "of kind Text" },
        { "NavigationRequired", Fields("""{ "name": "f", "businessCentral": "salespersonCode", "sales": "ownerid", "codec": "lookup", "direction": "toSales", "lookup": { "sales": { "entitySet": "systemusers", "logicalName": "systemuser", "reference": "systemuserid", "key": "internalemailaddress" }, "salesNavigation": "owner" } }"""), CheckResult.Failed, "ownerid" },
        { "OptionLabelUnknown", Fields("""{ "name": "f", "businessCentral": "city", "sales": "paymenttermscode", "codec": "option", "options": { "A": "Net 31" } }"""), CheckResult.Failed, "1 = 'Net 30'" },
        { "ConstantKind", OwnMapping.Json(Name, sales: """, "defaults": { "creditonhold": "maybe" }"""), CheckResult.Failed, "'maybe'" },
        { "OptionUnknown", OwnMapping.Json(Name, sales: """, "defaults": { "customertypecode": 77 }"""), CheckResult.Failed, "3 = 'Customer'" },
        { "OptionUnknown", OwnMapping.Json($$"""{{Name}}, { "name": "f", "businessCentral": "type", "codec": "constant", "constant": "Dog" }"""), CheckResult.Failed, "Person" },
        { "FieldComputed", Fields("""{ "name": "f", "businessCentral": "balanceDue", "sales": "creditlimit", "codec": "decimal" }"""), CheckResult.Failed, "'balanceDue'" },
        { "TableUnknown", OwnMapping.Json(Name).Replace("\"customers\"", "\"costumers\"", StringComparison.Ordinal), CheckResult.Failed, "costumers" },
        { "TargetTwice", Fields("""{ "name": "f", "businessCentral": "city", "sales": "name", "direction": "toSales" }"""), CheckResult.Warning, "'name' is written by several" },
        { "LengthConflict", Fields("""{ "name": "f", "businessCentral": "addressLine2", "sales": "address1_line2" }"""), CheckResult.Warning, "'address1_line2' holds up to 250 characters, 'addressLine2' 50" },
        { "RequiredMissing", OwnMapping.Json("""{ "name": "f", "businessCentral": "displayName", "sales": "description", "direction": "toSales" }"""), CheckResult.Warning, "'name'" },
        { "OptionUnknown", Fields("""{ "name": "f", "businessCentral": "city", "sales": "paymenttermscode", "codec": "option", "direction": "toSales", "options": { "A": 99 } }"""), CheckResult.Failed, "1 = 'Net 30'" },
        { "OptionWithoutPartner", Fields("""{ "name": "f", "businessCentral": "city", "sales": "paymenttermscode", "codec": "option", "options": { "A": 1 } }"""), CheckResult.Warning, "4 = 'Net 60'" },
        { "CodeWithoutPartner", Fields("""{ "name": "f", "businessCentral": "type", "sales": "paymenttermscode", "codec": "option", "direction": "toSales", "options": { "Company": 1 } }"""), CheckResult.Warning, "Person" },
        { "CodeUnknown", Fields("""{ "name": "f", "businessCentral": "type", "sales": "paymenttermscode", "codec": "option", "direction": "toBusinessCentral", "options": { "Company": 1, "Dog": 2, "Person": 3, "Cat": 4 } }"""), CheckResult.Warning, "'Dog', 'Cat'" },
        { "LookupTarget", Fields("""{ "name": "f", "businessCentral": "currencyCode", "sales": "transactioncurrencyid", "codec": "lookup", "lookup": { "sales": { "entitySet": "systemusers", "logicalName": "systemuser", "reference": "systemuserid", "key": "internalemailaddress" } } }"""), CheckResult.Failed, "transactioncurrency" },
        { "LookupField", Fields("""{ "name": "f", "businessCentral": "currencyCode", "sales": "transactioncurrencyid", "codec": "lookup", "lookup": { "sales": { "entitySet": "transactioncurrencies", "logicalName": "transactioncurrency", "reference": "transactioncurrencyid", "key": "isocurencycode" } } }"""), CheckResult.Failed, "isocurrencycode" },
        { "LookupTable", Fields("""{ "name": "f", "businessCentral": "currencyId", "sales": "address1_city", "codec": "lookup", "lookup": { "businessCentral": { "entitySet": "monies", "reference": "id", "key": "code" } } }"""), CheckResult.Failed, "monies" },
        { "LookupTable", Fields("""{ "name": "f", "businessCentral": "currencyId", "sales": "address1_city", "codec": "lookup", "lookup": { "businessCentral": { "route": "contoso/sales/v1.0", "entitySet": "currencies", "reference": "id", "key": "code" } } }"""), CheckResult.Failed, "contoso/sales/v1.0" },
        { "FilterRefused", OwnMapping.Json(Name, sales: """, "filter": "statecod eq 0" """), CheckResult.Failed, "statecod" },
        { "FilterEmpty", OwnMapping.Json(Name, businessCentral: """, "filter": "city eq 'Nowhere'" """), CheckResult.Warning, "Nowhere" },
        { "InformationLost", Fields("""{ "name": "f", "businessCentral": "website", "sales": "websiteurl", "truncation": "warn", "transform": { "toSales": ["upper"] } }"""), CheckResult.Warning, "ToSales and back: " },
        { "ValueRefused", Fields("""{ "name": "f", "businessCentral": "website", "sales": "websiteurl", "truncation": "warn", "transform": { "toSales": [{ "kind": "dateFormat", "to": "yyyy" }] } }"""), CheckResult.Warning, "ToSales: 200 of 200 made-up values are refused" },
    };

    [Theory]
    [MemberData(nameof(Violations))]
    public void Each_mistake_is_found_and_nothing_else_is_wrong(string rule, string mapping, CheckResult result, string detail)
    {
        using var demo = ConnectedSession.Open();
        demo.UseMappings(mapping);

        var checks = Checks(demo, "Test-RecordMapping Own");

        var found = checks.Where(check => check.Rule == rule).ToList();
        Assert.Contains(found, check => check.Result == result && check.Detail.Contains(detail, StringComparison.Ordinal) && check.Mapping == "Own" && !string.IsNullOrEmpty(check.Remedy));
        Assert.DoesNotContain(checks, check => check.Result == CheckResult.Failed && check.Rule != rule);
        Assert.Equal(0, demo.Writes());
    }

    [Fact]
    public void A_blank_is_a_code_of_an_enumeration_and_can_be_seen()
    {
        using var demo = ConnectedSession.Open();
        demo.UseMappings(Fields("""{ "name": "f", "businessCentral": "blocked", "sales": "statecode", "codec": "option", "options": { " ": 0 } }"""));

        var checks = Checks(demo, "Test-RecordMapping Own").Where(check => check.Field == "f").ToList();

        Assert.DoesNotContain(checks, check => check.Rule == "CodeUnknown");
        Assert.Contains("knows (blank) = 0", Assert.Single(checks, check => check.Rule == "CodeWithoutPartner").Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void A_field_that_refers_to_its_own_mapping_is_told_to_be_put_off()
    {
        using var demo = ConnectedSession.Open(0);
        demo.UseMappings(Fields("""{ "name": "parent", "businessCentral": "addressLine2", "sales": "parentaccountid", "codec": "lookup", "lookup": { "mapping": "Own", "businessCentral": { "entitySet": "customers", "reference": "number", "key": "id" } } }"""));

        var check = Assert.Single(Checks(demo, "Test-RecordMapping Own"), check => check.Rule == "PutOff");

        Assert.Equal((CheckResult.Passed, "parent"), (check.Result, check.Field));
        Assert.Contains("completed in the same run", check.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void A_mapping_without_fault_passes_every_check_and_says_so()
    {
        using var demo = ConnectedSession.Open();
        demo.UseMappings(OwnMapping.Json(
            """
            { "businessCentral": "displayName", "sales": "name", "direction": "toSales" }, { "businessCentral": "creditLimit", "sales": "creditlimit", "codec": "decimal" },
            { "businessCentral": "addressLine1", "sales": "address1_line1", "direction": "toSales" }
            """,
            sales: """, "filter": "statecode eq 0" """));

        var checks = Checks(demo, "Test-RecordMapping Own");

        Assert.All(checks, check => Assert.Equal((CheckResult.Passed, null), (check.Result, check.Rule)));
        Assert.Equal(
            ["Dependencies", "Tables", "Fields", "Targets", "Lengths", "RequiredFields", "Options", "Lookups", "Filters", "ChangeTracking", "OptimisticConcurrency", "RoundTrip"],
            checks.Select(check => check.Check));
        Assert.Equal(0, demo.Writes());
    }

    [Fact]
    public void The_built_in_mappings_have_no_failure_and_a_second_time_finds_the_same()
    {
        using var demo = ConnectedSession.Open();

        var checks = Checks(demo, "Test-RecordMapping");

        Assert.DoesNotContain(checks, check => check.Result == CheckResult.Failed);
        Assert.Equal(demo.All<RecordMapping>("Get-RecordMapping").Select(mapping => mapping.Name), checks.Select(check => check.Mapping).Distinct());
        Assert.Equal(checks.Select(check => check.Detail), Checks(demo, "Get-RecordMapping | Test-RecordMapping").Select(check => check.Detail));
    }

    [Fact]
    public void A_record_is_told_whether_and_why_the_filter_leaves_it_out()
    {
        using var demo = ConnectedSession.Open();
        demo.UseMappings(OwnMapping.Json(Name, sales: """, "filter": "statecode eq 0 and (address1_city eq 'Atlanta' or address1_city eq 'x and y') and contains(name,'Ada')" """));
        var taken = demo.One<ServiceRecord>("New-SalesRecord Own @{ name = 'Adatum'; address1_city = 'Atlanta' }");
        var left = demo.One<ServiceRecord>("New-SalesRecord Own @{ name = 'Adatum'; address1_city = 'Rome' }");

        var checks = Checks(demo, "$args[0], $args[1] | Test-RecordMapping", taken, left);

        Assert.Equal([CheckResult.Passed, CheckResult.Warning], checks.Select(check => check.Result));
        Assert.Equal([taken.Id.ToString(), left.Id.ToString()], checks.Select(check => check.Record));
        Assert.Contains("this does not hold: (address1_city eq 'Atlanta' or address1_city eq 'x and y').", checks[1].Detail, StringComparison.Ordinal);
        Assert.Equal("RecordFilteredOut", checks[1].Rule);
    }

    [Fact]
    public void Records_are_named_as_everywhere_and_those_that_do_not_exist_are_errors()
    {
        using var demo = ConnectedSession.Open();
        var pair = demo.Pair("Adatum");
        demo.Run("Set-SalesRecord Customer -Id $args[0] -Value @{ statecode = 1; statuscode = 2 }", pair.SalesId);

        var result = demo.Invoke("Test-RecordMapping Customer -Number $args[0], 'NOPE'", pair.Number);
        var checks = result.Output.Select(output => (MappingCheck)output.BaseObject).ToList();

        Assert.Equal(["NumberNotFound"], result.ErrorIds);
        Assert.Equal([(Side.BusinessCentral, CheckResult.Passed), (Side.Sales, CheckResult.Warning)], checks.Select(check => (check.Service!.Value, check.Result)));
        Assert.Equal(["MappingNotFound"], demo.Invoke("Test-RecordMapping Nonsense").ErrorIds);
    }

    [Fact]
    public void The_view_shows_what_to_do()
    {
        using var demo = ConnectedSession.Open();
        demo.UseMappings(Fields("""{ "name": "f", "businessCentral": "displayNam", "sales": "name" }"""));

        var shown = demo.Show("Test-RecordMapping Own | Where-Object Result -EQ Failed");

        Assert.Contains("UnknownField", shown, StringComparison.Ordinal);
        Assert.Contains("Correctthefield'sname", string.Concat(shown.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
    }

    private static string Fields(string field) => OwnMapping.Json(Name + "," + field);

    private static List<MappingCheck> Checks(ConnectedSession demo, string script, params object?[] arguments) => demo.All<MappingCheck>(script, arguments);
}
