using CouplingTools.Engine.Mappings;
using CouplingTools.Engine.Records;
using CouplingTools.Engine.Tests.Mappings.Support;
using Xunit;

namespace CouplingTools.Engine.Tests.Mappings;

public sealed class CompilerTests
{
    [Theory]
    [InlineData("displayNam", "name", "text", SyncDirection.Bidirectional, "$.fields[0].businessCentral", "Did you mean 'displayName'?")]
    [InlineData("displayName", "nmae", "text", SyncDirection.Bidirectional, "$.fields[0].sales", "Did you mean 'name'?")]
    [InlineData("displayname", "name", "text", SyncDirection.Bidirectional, "$.fields[0].businessCentral", "Did you mean 'displayName'?")]
    [InlineData("zzzzzzzz", "name", "text", SyncDirection.Bidirectional, "$.fields[0].businessCentral", "has no field 'zzzzzzzz'.")]
    [InlineData("balanceDue", "creditlimit", "decimal", SyncDirection.Bidirectional, "$.fields[0].businessCentral", "does not let 'balanceDue' be written")]
    [InlineData("balanceDue", "creditlimit", "decimal", SyncDirection.ToBusinessCentral, "$.fields[0].businessCentral", "does not let 'balanceDue' be written")]
    [InlineData("creditLimit", "exchangerate", "decimal", SyncDirection.ToSales, "$.fields[0].sales", "does not let 'exchangerate' be written")]
    [InlineData("taxLiable", "isprivate", "boolean", SyncDirection.ToBusinessCentral, "$.fields[0].sales", "does not let 'isprivate' be read")]
    [InlineData("creditLimit", "name", "decimal", SyncDirection.Bidirectional, "$.fields[0].sales", "is of kind Text; the codec 'decimal' carries Number, Integer here")]
    [InlineData("displayName", "name", "boolean", SyncDirection.Bidirectional, "$.fields[0].businessCentral", "is of kind Text")]
    [InlineData("blocked", "name", "text", SyncDirection.Bidirectional, "$.fields[0].businessCentral", "is of kind Enumeration")]
    [InlineData("displayName", "lastonholdtime", "date", SyncDirection.Bidirectional, "$.fields[0].businessCentral", "is of kind Text")]
    [InlineData("paymentTermsId", "paymenttermscode", "option", SyncDirection.Bidirectional, "$.fields[0].businessCentral", "only through a lookup")]
    public void A_field_that_does_not_fit_the_live_tables_is_reported_where_it_is(
        string businessCentral, string sales, string codec, SyncDirection direction, string path, string message)
    {
        var field = new FieldMapping { Name = "f", BusinessCentral = [businessCentral], Sales = [sales], Codec = codec, Direction = direction };
        AssertProblem(Refused(Customer() with { Fields = [field] }), path, message);
    }

    [Fact]
    public void A_column_that_cannot_be_written_may_be_read() =>
        Assert.Single(Compile(Customer() with
        {
            Fields = [new FieldMapping { Name = "f", BusinessCentral = ["balanceDue"], Sales = ["creditlimit"], Codec = "decimal", Direction = SyncDirection.ToSales }],
        }).Fields);

    [Theory]
    [InlineData(null)]
    [InlineData("parentcustomerid_lead")]
    public void A_lookup_to_several_tables_must_say_through_which_it_is_written(string? navigation)
    {
        var field = new FieldMapping
        {
            Name = "f",
            BusinessCentral = ["companyNumber"],
            Sales = ["parentcustomerid"],
            Codec = "lookup",
            Lookup = new LookupDefinition { Mapping = "Customer", SalesNavigation = navigation },
        };
        var mapping = BuiltIn.Catalog.Find("Contact") with { Fields = [field], Path = null };
        var error = Assert.Throws<MappingException>(() => MappingCompiler.Compile(mapping, Tables.Contacts, Tables.SalesContacts));
        AssertProblem(error, "$.fields[0].lookup.salesNavigation", "parentcustomerid_account, parentcustomerid_contact");
    }

    [Fact]
    public void All_problems_are_reported_at_once()
    {
        var mapping = Customer() with
        {
            Sales = Customer().Sales with { Number = "nummer", Name = "nome", Defaults = new Dictionary<string, object?> { ["exchangerate"] = 1m, ["statuscod"] = 1m } },
            Fields = [new FieldMapping { Name = "f", BusinessCentral = ["x1"], Sales = ["y1"] }],
        };
        Assert.Equal(
            ["$.sales.name", "$.sales.number", "$.fields[0].businessCentral", "$.fields[0].sales", "$.sales.defaults.exchangerate", "$.sales.defaults.statuscod"],
            Refused(mapping).Problems.Select(problem => problem.Path));
    }

    [Fact]
    public void The_problem_names_the_mappings_file() =>
        Assert.All(Refused(Customer() with { Path = "mine.json", Fields = [new FieldMapping { Name = "f", BusinessCentral = ["x1"], Sales = ["y1"] }] }).Problems, problem => Assert.Equal("mine.json", problem.File));

    [Fact]
    public void A_new_record_gets_the_constants_and_then_the_defaults_nothing_else_gives()
    {
        var mapping = Customer() with
        {
            Sales = Customer().Sales with { Defaults = new Dictionary<string, object?> { ["customertypecode"] = 11m, ["creditonhold"] = true } },
            Fields =
            [
                new FieldMapping { Name = "type", Sales = ["customertypecode"], Codec = "constant", Constant = 3m },
                new FieldMapping { Name = "kind", BusinessCentral = ["type"], Codec = "constant", Constant = "Company" },
            ],
        };
        var compiled = Compile(mapping);
        Assert.Empty(compiled.Fields);
        Assert.Equal([new("customertypecode", FieldValue.Of(3)), new("creditonhold", FieldValue.Of(true))], compiled.NewRecordDefaults[Side.Sales]);
        Assert.Equal([new("type", FieldValue.Of("Company"))], compiled.NewRecordDefaults[Side.BusinessCentral]);
        Assert.DoesNotContain("customertypecode", compiled.FieldsToRead[Side.Sales]);
    }

    [Fact]
    public void Defaults_with_conditions_are_checked_against_both_tables_and_their_fields_are_read()
    {
        var sales = Customer().Sales with
        {
            ConditionalDefaults =
            [
                new ConditionalDefaults("balanceDue gt 100 and country eq 'DE'", new Dictionary<string, object?> { ["creditonhold"] = true }),
                new ConditionalDefaults(null, new Dictionary<string, object?> { ["creditonhold"] = false }),
            ],
            Defaults = new Dictionary<string, object?>(),
        };
        var compiled = Compile(Customer() with { Sales = sales });
        Assert.Contains("balanceDue", compiled.FieldsToRead[Side.BusinessCentral]);
        Assert.Equal(2, compiled.NewRecordDefaults[Side.Sales].Count(value => value.Name == "creditonhold"));

        ConditionalDefaults[] wrong = [new("contry eq 'DE' and balanceDue gt 'much'", new Dictionary<string, object?> { ["creditonhold"] = 1m })];
        var error = Refused(Customer() with { Sales = sales with { ConditionalDefaults = wrong } });
        AssertProblem(error, "$.sales.defaults[0].when", "Did you mean 'country'?");
        AssertProblem(error, "$.sales.defaults[0].when", "'much' does not suit the column 'balanceDue'");
        AssertProblem(error, "$.sales.defaults[0].set.creditonhold", "does not suit");
    }

    [Theory]
    [InlineData("Net 30", 1, null)]
    [InlineData("net 45", 3, null)]
    [InlineData("Net 90", null, "The options are 1 = 'Net 30'")]
    public void An_option_may_be_named_by_its_label(string label, int? number, string? problem)
    {
        var field = new FieldMapping
        {
            Name = "terms", BusinessCentral = ["currencyCode"], Sales = ["paymenttermscode"], Codec = "option",
            OptionLabels = new Dictionary<string, string> { ["N"] = label },
        };
        var mapping = Customer() with { Fields = [field] };
        if (problem is null)
            Assert.Equal(number, Compile(mapping).Fields[0].Definition.Options["n"]);
        else
            AssertProblem(Refused(mapping), "$.fields[0].options['N']", problem);
    }

    [Theory]
    [InlineData("blocked", SyncDirection.ToSales, true)]
    [InlineData("creditLimit", SyncDirection.ToSales, true)]
    [InlineData("blocked", SyncDirection.Bidirectional, false)]
    public void A_text_may_come_from_a_column_of_another_kind_that_is_never_written(string column, SyncDirection direction, bool suits)
    {
        var mapping = Customer() with { Fields = [new FieldMapping { Name = "f", BusinessCentral = [column], Sales = ["description"], Direction = direction }] };
        if (suits)
            Assert.Single(Compile(mapping).Fields);
        else
            AssertProblem(Refused(mapping), "$.fields[0].businessCentral", "is of kind");
    }

    public static TheoryData<object, string, bool> Constants => new()
    {
        { "text", "description", true },
        { "2025-01-31", "lastonholdtime", true },
        { "31.01.2025", "lastonholdtime", false },
        { "20000000-0000-0000-0000-000000000001", "parentaccountid", true },
        { "Fabrikam", "parentaccountid", false },
        { 3m, "customertypecode", true },
        { 3.5m, "customertypecode", false },
        { 3.5m, "creditlimit", true },
        { "3", "creditlimit", false },
        { true, "creditonhold", true },
        { 1m, "creditonhold", false },
        { "text", "modifiedon", false },
    };

    [Theory]
    [MemberData(nameof(Constants))]
    public void A_constant_must_suit_its_column(object value, string column, bool suits)
    {
        var mapping = Customer() with { Fields = [new FieldMapping { Name = "f", Sales = [column], Codec = "constant", Constant = value }] };
        if (suits)
            Assert.Contains(Compile(mapping).NewRecordDefaults[Side.Sales], value => value.Name == column);
        else
            AssertProblem(Refused(mapping), "$.fields[0].sales", column);
    }

    private static RecordMapping Customer() => BuiltIn.Catalog.Find("Customer") with { Path = null };

    private static CompiledMapping Compile(RecordMapping mapping) => MappingCompiler.Compile(mapping, Tables.Customers, Tables.Accounts);

    private static MappingException Refused(RecordMapping mapping) => Assert.Throws<MappingException>(() => Compile(mapping));

    private static void AssertProblem(MappingException error, string path, string message) =>
        Assert.Contains(error.Problems, problem => problem.Path == path && problem.Message.Contains(message, StringComparison.Ordinal));
}
