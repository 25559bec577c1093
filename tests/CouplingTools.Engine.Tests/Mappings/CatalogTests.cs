using CouplingTools.Engine.Mappings;
using CouplingTools.Engine.Tests.Mappings.Support;
using Xunit;

namespace CouplingTools.Engine.Tests.Mappings;

public sealed class CatalogTests : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("mappings").FullName;

    [Theory]
    [InlineData("""{ "nmae": "Customer" }""", "$.nmae", "Did you mean 'name'?")]
    [InlineData("""{ "name": "" }""", "$.name", "a text that is not blank")]
    [InlineData("""{ }""", "$.name", "'name' is missing")]
    [InlineData("""{ }""", "$.sales", "'sales' is missing")]
    [InlineData("""{ }""", "$.fields", "'fields' is missing")]
    [InlineData("""{ "fields": [] }""", "$.fields", "at least one field")]
    [InlineData("""{ "sales": 1 }""", "$.sales", "an object")]
    [InlineData("""{ "sales": { "entitySet": "accounts" } }""", "$.sales.logicalName", "'logicalName' is missing")]
    [InlineData("""{ "sales": { "page": 21 } }""", "$.sales.page", "not known here")]
    [InlineData("""{ "sales": { "defaults": [1] } }""", "$.sales.defaults[0]", "an object")]
    [InlineData("""{ "sales": { "defaults": [{ "when": "city eq 'A'" }] } }""", "$.sales.defaults[0].set", "is missing")]
    [InlineData("""{ "sales": { "defaults": [{ "if": "city eq 'A'", "set": {} }] } }""", "$.sales.defaults[0].if", "not known")]
    [InlineData("""{ "sales": { "defaults": [{ "when": "city", "set": {} }] } }""", "$.sales.defaults[0].when", "ends where eq, ne")]
    [InlineData("""{ "sales": { "defaults": [{ "when": "city eq A", "set": {} }] } }""", "$.sales.defaults[0].when", "has 'A' where a value")]
    [InlineData("""{ "sales": { "defaults": [{ "when": "city eq 'A", "set": {} }] } }""", "$.sales.defaults[0].when", "at character 9")]
    [InlineData("""{ "truncation": "cut" }""", "$.truncation", "'cut' is not one of")]
    [InlineData("""{ "businessCentral": { "route": "contoso/sales" } }""", "$.businessCentral.route", "publisher/group/version")]
    [InlineData("""{ "businessCentral": { "route": "../../v1.0" } }""", "$.businessCentral.route", "'../../v1.0' is no route")]
    [InlineData("""{ "businessCentral": { "route": "contoso/sales/v1.0/companies" } }""", "$.businessCentral.route", "is no route")]
    [InlineData("""{ "sales": { "route": "contoso/sales/v1.0" } }""", "$.sales.route", "not known here")]
    [InlineData("""{ "fields": [{ "businessCentral": "a", "sales": "b", "codec": "lookup", "lookup": { "businessCentral": { "route": "v2" } } }] }""", "$.fields[0].lookup.businessCentral.route", "is no route")]
    [InlineData("""{ "businessCentral": { "page": "21" } }""", "$.businessCentral.page", "an integer")]
    [InlineData("""{ "businessCentral": { "defaults": { "type": [] } } }""", "$.businessCentral.defaults.type", "a text, a number, true or false")]
    [InlineData("""{ "name": "A", "name": "B" }""", "$.name", "given twice")]
    [InlineData("""{ "direction": "toSale" }""", "$.direction", "Did you mean 'toSales'?")]
    [InlineData("""{ "dependsOn": [1] }""", "$.dependsOn", "a text or an array of texts")]
    [InlineData("""[]""", "$", "an object")]
    [InlineData("""{ "name": """, "$", "not JSON")]
    public void A_mistake_in_a_mapping_is_reported_where_it_is(string json, string path, string message) =>
        AssertProblem(Load(json), path, message);

    [Theory]
    [InlineData("""{ }""", "$.fields[0]", "no field on either side")]
    [InlineData("""{ "businessCentral": "a" }""", "$.fields[0].sales", "at least 1 and at most 1")]
    [InlineData("""{ "businessCentral": ["a", "b"], "sales": "c" }""", "$.fields[0].businessCentral", "at most 1")]
    [InlineData("""{ "businessCentral": "a", "sales": "b", "codec": "personName" }""", "$.fields[0].sales", "at least 2 and at most 3")]
    [InlineData("""{ "businessCentral": "a", "sales": "b", "codec": "txt" }""", "$.fields[0].codec", "Did you mean 'text'?")]
    [InlineData("""{ "businessCentral": "a", "sales": "b", "codec": "option" }""", "$.fields[0].options", "'options' is missing")]
    [InlineData("""{ "businessCentral": "a", "sales": "b", "codec": "option", "options": { "X Y": 1.5 } }""", "$.fields[0].options['X Y']", "an integer or a label")]
    [InlineData("""{ "businessCentral": "a", "sales": "b", "codec": "option", "options": { "X": 1, "x": 2 } }""", "$.fields[0].options.x", "given twice")]
    [InlineData("""{ "businessCentral": "a", "sales": "b", "codec": "option", "options": { "X": 1 }, "lookup": { "salesNavigation": "c" } }""", "$.fields[0].lookup", "only the Business Central side")]
    [InlineData("""{ "businessCentral": "a", "sales": "b", "codec": "lookup" }""", "$.fields[0].lookup", "'lookup' is missing")]
    [InlineData("""{ "businessCentral": "a", "sales": "b", "codec": "lookup", "lookup": { } }""", "$.fields[0].lookup", "a table on at least one side")]
    [InlineData("""{ "businessCentral": "a", "sales": "b", "codec": "lookup", "lookup": { "sales": { "entitySet": "x" } } }""", "$.fields[0].lookup.sales.key", "'key' is missing")]
    [InlineData("""{ "businessCentral": "a", "sales": "b", "codec": "lookup", "lookup": { "sales": { "entitySet": "x", "logicalName": "x", "reference": "r", "key": "k", "expand": { "navigation": "n" } } } }""", "$.fields[0].lookup.sales.expand", "not known here")]
    [InlineData("""{ "businessCentral": "a", "sales": "b", "codec": "lookup", "lookup": { "sales": { "entitySet": "x", "logicalName": "x", "reference": "r", "key": "k", "via": { } } } }""", "$.fields[0].lookup.sales.via", "not known here")]
    [InlineData("""{ "businessCentral": "a", "sales": "b", "codec": "lookup", "lookup": { "businessCentral": { "entitySet": "x", "reference": "n/r", "key": "k", "expand": { "navigation": "n" } } } }""", "$.fields[0].lookup.businessCentral.via", "'via' is missing")]
    [InlineData("""{ "businessCentral": "a", "sales": "b", "codec": "lookup", "lookup": { "businessCentral": { "entitySet": "x", "reference": "r", "key": "k", "via": { "entitySet": "y", "reference": "r", "value": "v", "field": "f" } } } }""", "$.fields[0].lookup.businessCentral.expand", "'expand' is missing")]
    [InlineData("""{ "businessCentral": "a", "sales": "b", "codec": "lookup", "lookup": { "businessCentral": { "entitySet": "x", "reference": "n/r", "key": "k" } } }""", "$.fields[0].lookup.businessCentral.expand", "'expand' is missing")]
    [InlineData("""{ "businessCentral": "a", "sales": "b", "codec": "lookup", "lookup": { "businessCentral": { "entitySet": "x", "reference": "r", "key": "k", "expand": { "navigation": "n" }, "via": { "entitySet": "y", "reference": "r", "value": "v", "field": "f" } } } }""", "$.fields[0].lookup.businessCentral.reference", "'n/' and the field's name")]
    [InlineData("""{ "businessCentral": "a", "sales": "b", "codec": "lookup", "lookup": { "businessCentral": { "entitySet": "x", "reference": "n/r", "key": "k", "expand": { }, "via": { } } } }""", "$.fields[0].lookup.businessCentral.expand.navigation", "'navigation' is missing")]
    [InlineData("""{ "businessCentral": "a", "sales": "b", "codec": "lookup", "lookup": { "businessCentral": { "entitySet": "x", "reference": "n/r", "key": "k", "expand": { }, "via": { } } } }""", "$.fields[0].lookup.businessCentral.via.value", "'value' is missing")]
    [InlineData("""{ "businessCentral": "a", "sales": "b", "codec": "lookup", "lookup": { "businessCentral": { "entitySet": "x", "reference": "n/r", "key": "k", "expand": { "navigation": "n", "select": "r" }, "via": { } } } }""", "$.fields[0].lookup.businessCentral.expand.select", "not known here")]
    [InlineData("""{ "sales": "b", "codec": "constant" }""", "$.fields[0].constant", "'constant' is missing")]
    [InlineData("""{ "sales": "b", "codec": "constant", "constant": null }""", "$.fields[0].constant", "'constant' is missing")]
    [InlineData("""{ "businessCentral": "a", "sales": "b", "codec": "constant", "constant": 1 }""", "$.fields[0]", "exactly one field")]
    [InlineData("""{ "businessCentral": "a", "sales": "b", "constant": 1 }""", "$.fields[0].constant", "means nothing to the codec 'text'")]
    [InlineData("""{ "businessCentral": "a", "sales": "b", "scale": 2 }""", "$.fields[0].scale", "means nothing to the codec 'text'")]
    [InlineData("""{ "businessCentral": "a", "sales": "b", "codec": "decimal", "scale": 29 }""", "$.fields[0].scale", "from 0 to 28")]
    [InlineData("""{ "businessCentral": "a", "sales": "b", "codec": "lookup", "lookup": { "mapping": "Customer" }, "transform": { "toSales": ["trim"] } }""", "$.fields[0].transform", "means nothing to the codec 'lookup'")]
    [InlineData("""{ "businessCentral": "a", "sales": "b", "transform": { "toSales": ["trimm"] } }""", "$.fields[0].transform.toSales[0]", "Did you mean 'trim'?")]
    [InlineData("""{ "businessCentral": "a", "sales": "b", "transform": { "toSale": [] } }""", "$.fields[0].transform.toSale", "Did you mean 'toSales'?")]
    [InlineData("""{ "businessCentral": "a", "sales": "b", "transform": { "toSales": ["trim", { "kind": "replace" }] } }""", "$.fields[0].transform.toSales[1].find", "'find' is missing")]
    [InlineData("""{ "businessCentral": "a", "sales": "b", "transform": { "toSales": [{ "kind": "regexReplace", "pattern": "(" }] } }""", "$.fields[0].transform.toSales[0].pattern", "Invalid pattern")]
    [InlineData("""{ "businessCentral": "a", "sales": "b", "transform": { "toSales": [{ "kind": "substring", "start": -1 }] } }""", "$.fields[0].transform.toSales[0].start", "whole number from 0")]
    [InlineData("""{ "businessCentral": "a", "sales": "b", "transform": { "toSales": ["trim", { "kind": "regexExtract", "pattern": "(a)", "group": 2 }] } }""", "$.fields[0].transform.toSales[1].group", "'2' is not one of 0, 1")]
    [InlineData("""{ "businessCentral": "a", "sales": "b", "transform": { "toSales": [{ "kind": "dateFormat", "to": "%" }] } }""", "$.fields[0].transform.toSales[0].to", "no format")]
    [InlineData("""{ "businessCentral": "a", "sales": "b", "transform": { "toSales": [{ "kind": "dateFormat", "to": "HH:mm" }] } }""", "$.fields[0].transform.toSales[0].to", "no format")]
    [InlineData("""{ "businessCentral": "a", "sales": "b", "transform": { "toSales": [{ "kind": "dateFormat", "to": "dd", "from": "%" }] } }""", "$.fields[0].transform.toSales[0].from", "no format")]
    [InlineData("""{ "businessCentral": "a", "sales": "b", "transform": { "toSales": [{ "kind": "dateTimeFormat", "to": "dd", "from": "'" }] } }""", "$.fields[0].transform.toSales[0].from", "no format")]
    [InlineData("""{ "businessCentral": "a", "sales": "b", "transform": { "toSales": [{ "kind": "extractFromDate", "part": "century" }] } }""", "$.fields[0].transform.toSales[0].part", "'century' is not one of day, month")]
    [InlineData("""{ "businessCentral": "a", "sales": "b", "codec": "decimal", "transform": { "toSales": [{ "kind": "round", "precision": 0 }] } }""", "$.fields[0].transform.toSales[0].precision", "above 0")]
    [InlineData("""{ "businessCentral": "a", "sales": "b", "transform": { "toSales": [{ "kind": "decimalFormat", "to": "0.00", "decimalSeparator": ".", "groupSeparator": "." }] } }""", "$.fields[0].transform.toSales[0].groupSeparator", "must differ")]
    [InlineData("""{ "businessCentral": "a", "sales": "b", "transform": { "toBusinessCentral": [{ "kind": "lookup", "values": { "A": "1", "a": "2" } }] } }""", "$.fields[0].transform.toBusinessCentral[0].values", "given twice")]
    [InlineData("""{ "businessCentral": "a", "sales": "b", "transform": { "toBusinessCentral": [{ "kind": "lookup", "values": { } }] } }""", "$.fields[0].transform.toBusinessCentral[0].values", "is missing")]
    [InlineData("""{ "businessCentral": "a", "sales": "b", "transform": { "toBusinessCentral": [{ "kind": "countryToIso", "otherwise": "guess" }] } }""", "$.fields[0].transform.toBusinessCentral[0].otherwise", "'guess' is not one of keep, clear, fail")]
    [InlineData("""{ "businessCentral": "a", "sales": "b", "codec": "boolean", "transform": { "toSales": ["upper"] } }""", "$.fields[0].transform", "means nothing")]
    [InlineData("""{ "businessCentral": "a", "sales": "b", "codec": "decimal", "truncation": "warn" }""", "$.fields[0].truncation", "means nothing")]
    [InlineData("""{ "businessCentral": "a", "sales": "b", "truncation": "silent" }""", "$.fields[0].truncation", "'silent' is not one of error, truncate, warn")]
    [InlineData("""{ "businessCentral": "a", "sales": "b", "codec": "option", "options": { "A": true } }""", "$.fields[0].options.A", "an integer or a label")]
    [InlineData("""{ "businessCentral": "a", "sales": "b", "transform": { "toSales": [{ "kind": "trim", "find": "a" }] } }""", "$.fields[0].transform.toSales[0].find", "not known here")]
    [InlineData("""{ "businessCentral": "a", "sales": "b", "match": { "caseSensitive": true } }""", "$.fields[0].match.priority", "'priority' is missing")]
    [InlineData("""{ "businessCentral": "a", "sales": "b", "notNull": "yes" }""", "$.fields[0].notNull", "true or false")]
    [InlineData("""{ "businessCentral": "a", "sales": "b", "onLookupMissing": "keep" }""", "$.fields[0].onLookupMissing", "means nothing to the codec 'text'")]
    public void A_mistake_in_a_field_is_reported_where_it_is(string field, string path, string message) =>
        AssertProblem(Load($$"""{ "name": "A", "fields": [ {{field}} ] }"""), path, message);

    [Theory]
    [InlineData("""{ "businessCentral": "city", "sales": "b", "transform": { "toSales": ["trim", { "kind": "replace" }] } }""", "$.fields[10].transform.toSales[1].find (city, replace): 'find' is missing")]
    [InlineData("""{ "businessCentral": "city", "sales": "b", "codec": "cod" }""", "$.fields[10].codec (city): There is no codec 'cod'")]
    public void A_mistake_in_a_field_names_the_field_and_its_transformation_so_that_nobody_has_to_count(string field, string message)
    {
        var others = Enumerable.Range(0, 10).Select(index => $$"""{ "businessCentral": "f{{index}}", "sales": "g", "transform": { "toSales": ["trim", "upper"] } }, """);
        Assert.Contains(message, Load($$"""{ "name": "A", "fields": [ {{string.Concat(others)}} {{field}} ] }""").Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("bidirectional")]
    [InlineData("toBusinessCentral")]
    public void A_field_cannot_go_where_its_mapping_does_not(string direction) =>
        AssertProblem(
            Load($$"""{ "name": "A", "direction": "toSales", "fields": [ { "businessCentral": "a", "sales": "b", "direction": "{{direction}}" } ] }"""),
            "$.fields[0].direction",
            "the mapping goes ToSales only");

    [Fact]
    public void Two_fields_cannot_share_a_name() =>
        AssertProblem(
            Load("""{ "fields": [ { "businessCentral": "a", "sales": "b" }, { "name": "A", "businessCentral": "c", "sales": "d" } ] }"""),
            "$.fields[1]",
            "already named 'A'");

    [Fact]
    public void All_mistakes_of_all_files_are_reported_at_once()
    {
        Write("one.json", """{ "colour": 1 }""");
        Write("two.json", """{ "flavour": 1 }""");
        var error = Assert.Throws<MappingException>(() => MappingCatalog.Load(BuiltIn.Directory, _directory));
        Assert.Equal("MappingInvalid", error.ErrorId);
        Assert.Contains("one.json: $.colour", error.Message, StringComparison.Ordinal);
        Assert.Contains("two.json: $.flavour", error.Message, StringComparison.Ordinal);
        Assert.Equal(10, error.Problems.Count);
    }

    [Fact]
    public void A_mapping_of_the_users_replaces_the_built_in_one_whatever_its_case()
    {
        Write("mine.json", Small("CUSTOMER", "Mine."));
        var catalog = MappingCatalog.Load(BuiltIn.Directory, _directory);
        Assert.Equal("Mine.", catalog.Find("customer").Description);
        Assert.Equal(BuiltIn.Catalog.All.Select(mapping => mapping.Name), catalog.All.Select(mapping => mapping.Name), StringComparer.OrdinalIgnoreCase);
        Assert.Contains("CUSTOMER", catalog.All.Select(mapping => mapping.Name));
    }

    [Fact]
    public void Two_files_of_one_directory_cannot_define_the_same_mapping()
    {
        Write("a.json", Small("Item", "One."));
        Write("b.json", Small("ITEM", "Two."));
        AssertProblem(Assert.Throws<MappingException>(() => MappingCatalog.Load(BuiltIn.Directory, _directory)), "$.name", "already defined");
    }

    [Fact]
    public void A_mapping_cannot_depend_on_one_that_does_not_exist()
    {
        Write("a.json", Small("Item", "One.", "Custmer"));
        AssertProblem(Assert.Throws<MappingException>(() => MappingCatalog.Load(BuiltIn.Directory, _directory)), "$.dependsOn[0]", "Did you mean 'Customer'?");
    }

    [Fact]
    public void Mappings_that_wait_for_each_other_are_refused_with_the_circle()
    {
        Write("a.json", Small("First", "One.", "Second"));
        Write("b.json", Small("Second", "Two.", "Third"));
        Write("c.json", Small("Third", "Three.", "First"));
        var error = Assert.Throws<MappingException>(() => MappingCatalog.Load(BuiltIn.Directory, _directory));
        Assert.Equal(3, error.Problems.Count);
        AssertProblem(error, "$.dependsOn", "First -> Second -> Third -> First");
    }

    [Theory]
    [InlineData("keep", false)]
    [InlineData("clear", false)]
    [InlineData("defer", false)]
    [InlineData("defer\", \"notNull\": true, \"description\": \"", true)]
    [InlineData("defer\", \"createOnly\": true, \"description\": \"", true)]
    [InlineData("fail", true)]
    public void A_circle_is_refused_where_no_lookup_of_it_may_be_put_off(string policy, bool isRefused)
    {
        Write("a.json", Small("First", "One.", "Second"));
        Write("b.json", Small("Second", "Two.").Replace(
            "\"fields\": [",
            "\"fields\": [{ \"businessCentral\": \"a\", \"sales\": \"b\", \"codec\": \"lookup\", \"lookup\": { \"mapping\": \"First\" }, \"onLookupMissing\": \"" + policy + "\" }, ",
            StringComparison.Ordinal));
        var error = Record.Exception(() => MappingCatalog.Load(BuiltIn.Directory, _directory));
        Assert.Equal(isRefused, error is MappingException);
    }

    [Fact]
    public void A_mapping_may_look_up_records_of_its_own()
    {
        Write("a.json", Small("First", "One.").Replace(
            "\"fields\": [",
            "\"fields\": [{ \"businessCentral\": \"a\", \"sales\": \"b\", \"codec\": \"lookup\", \"lookup\": { \"mapping\": \"First\" } }, ",
            StringComparison.Ordinal));
        Assert.NotNull(MappingCatalog.Load(BuiltIn.Directory, _directory).Find("First"));
    }

    [Fact]
    public void An_unknown_mapping_is_answered_with_the_known_ones_and_the_nearest()
    {
        var error = Assert.Throws<MappingException>(() => BuiltIn.Catalog.Find("Costumer"));
        Assert.Equal("MappingNotFound", error.ErrorId);
        Assert.Contains("Did you mean 'Customer'?", error.Message, StringComparison.Ordinal);
        Assert.Contains("Contact, Currency, Customer", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_directory_of_the_users_that_does_not_exist_is_passed_over() =>
        Assert.Equal(BuiltIn.Catalog.All.Count, MappingCatalog.Load(BuiltIn.Directory, Path.Combine(_directory, "nowhere")).All.Count);

    [Fact]
    public void What_a_file_leaves_out_has_its_default()
    {
        Write("a.json", Small("Item", "One."));
        var mapping = MappingCatalog.Load(BuiltIn.Directory, _directory).Find("Item");
        Assert.Equal(SyncDirection.ToSales, mapping.Direction);
        Assert.Equal((UncoupledPolicy.Skip, ConflictPolicy.Hold, DeletedPolicy.Hold), (mapping.IfNotCoupled, mapping.OnConflict, mapping.OnDeleted));
        Assert.Equal("v2.0", mapping.BusinessCentral.Route);
        var field = mapping.Fields[0];
        Assert.Equal(("number", "text", SyncDirection.ToSales), (field.Name, field.Codec, field.Direction));
    }

    [Theory]
    [InlineData("option", LookupMissingPolicy.Keep)]
    [InlineData("lookup", LookupMissingPolicy.Defer)]
    public void Without_a_partner_options_are_left_alone_and_lookups_wait(string codec, LookupMissingPolicy policy)
    {
        var settings = codec == "option" ? "\"options\": { \"X\": 1 }" : "\"lookup\": { \"mapping\": \"Customer\" }";
        Write("a.json", Small("Item", "One.").Replace("\"sales\": \"productnumber\"", $"\"sales\": \"productnumber\", \"codec\": \"{codec}\", {settings}", StringComparison.Ordinal));
        Assert.Equal(policy, MappingCatalog.Load(BuiltIn.Directory, _directory).Find("Item").Fields[0].OnLookupMissing);
    }

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    private static string Small(string name, string description, string? dependsOn = null) => $$"""
        {
          "name": "{{name}}", "description": "{{description}}", "direction": "toSales", // a comment
          "dependsOn": [{{(dependsOn is null ? "" : $"\"{dependsOn}\"")}}],
          "businessCentral": { "entitySet": "items", "key": "id", "name": "displayName" },
          "sales": { "entitySet": "products", "logicalName": "product", "key": "productid", "name": "name" },
          "fields": [ { "businessCentral": "number", "sales": "productnumber" }, ],
        }
        """;

    private static void AssertProblem(MappingException error, string path, string message) =>
        Assert.Contains(error.Problems, problem => problem.Path == path && problem.Message.Contains(message, StringComparison.Ordinal));

    private MappingException Load(string json)
    {
        Write("mapping.json", json);
        return Assert.Throws<MappingException>(() => MappingCatalog.Load(_directory));
    }

    private void Write(string file, string json) => File.WriteAllText(Path.Combine(_directory, file), json);
}
