using System.Text.Json;
using System.Text.Json.Nodes;
using CouplingTools.Engine.Mappings;
using CouplingTools.Engine.Mappings.Catalog;
using CouplingTools.Engine.Mappings.Codecs;
using CouplingTools.Engine.Mappings.Transformations;
using CouplingTools.Engine.Tests.Mappings.Support;
using Xunit;

namespace CouplingTools.Engine.Tests.Mappings;

public sealed class SchemaTests
{
    private static readonly JsonNode s_schema = Parse(File.ReadAllText(Path.Combine(BuiltIn.Directory, "mapping.schema.json")));

    public static TheoryData<string> BuiltInFiles =>
        [.. Directory.GetFiles(BuiltIn.Directory, "*.json").Select(Path.GetFileName).OfType<string>().Where(file => !file.Contains("schema", StringComparison.Ordinal))];

    [Theory]
    [MemberData(nameof(BuiltInFiles))]
    public void A_built_in_mapping_follows_the_schema(string file) =>
        Assert.Empty(new SchemaValidator(s_schema).Validate(Parse(File.ReadAllText(Path.Combine(BuiltIn.Directory, file)))));

    [Fact]
    public void The_schema_lists_the_codecs_and_transformations_there_are()
    {
        Assert.Equal(CodecKinds.Names, Legal(s_schema["$defs"]!["field"]!["properties"]!["codec"]!));
        var choices = s_schema["$defs"]!["transformation"]!["anyOf"]!.AsArray();
        var kinds = choices.SelectMany(choice => Legal(choice!["properties"]?["kind"] ?? choice));
        Assert.Equal(TransformationKinds.Names.Order(), kinds.Distinct().Order());
    }

    [Fact]
    public void The_schema_lists_the_arguments_of_each_transformation()
    {
        foreach (var choice in s_schema["$defs"]!["transformation"]!["anyOf"]!.AsArray().Where(choice => choice!["properties"] is not null))
        {
            var kind = TransformationKinds.Find(Legal(choice!["properties"]!["kind"]!).Single())!;
            Assert.Equal(kind.Required.Prepend("kind"), choice["required"]!.AsArray().Select(name => name!.GetValue<string>()));
            Assert.Equal([.. kind.Required, .. kind.Optional], choice["properties"]!.AsObject().Select(property => property.Key).Where(key => key != "kind"));
        }
    }

    [Theory]
    [InlineData("ifNotCoupled", typeof(UncoupledPolicy))]
    [InlineData("onConflict", typeof(ConflictPolicy))]
    [InlineData("onDeleted", typeof(DeletedPolicy))]
    public void The_schema_lists_the_policies_there_are(string key, Type policy) =>
        Assert.Equal(Enum.GetNames(policy).Select(JsonNamingPolicy.CamelCase.ConvertName), Legal(s_schema["properties"]![key]!));

    [Fact]
    public void The_schema_lists_the_policies_of_a_field()
    {
        Assert.Equal(Enum.GetNames<ConflictPolicy>().Select(JsonNamingPolicy.CamelCase.ConvertName), Legal(s_schema["$defs"]!["field"]!["properties"]!["onConflict"]!));
        Assert.Equal(Enum.GetNames<TruncationPolicy>().Select(JsonNamingPolicy.CamelCase.ConvertName), Legal(s_schema["$defs"]!["truncation"]!));
    }

    [Fact]
    public void The_schema_lists_what_a_missing_lookup_may_do_and_the_directions()
    {
        Assert.Equal(
            Enum.GetNames<LookupMissingPolicy>().Select(JsonNamingPolicy.CamelCase.ConvertName),
            Legal(s_schema["$defs"]!["field"]!["properties"]!["onLookupMissing"]!));
        Assert.Equal(
            Enum.GetNames<SyncDirection>().Select(JsonNamingPolicy.CamelCase.ConvertName), Legal(s_schema["$defs"]!["direction"]!));
    }

    [Theory]
    [InlineData("")]
    [InlineData("businessCentral")]
    [InlineData("sales")]
    [InlineData("fields")]
    public void The_reader_knows_exactly_the_keys_of_the_schema(string place)
    {
        var properties = place switch
        {
            "" => s_schema["properties"]!,
            "fields" => s_schema["$defs"]!["field"]!["properties"]!,
            _ => s_schema["$defs"]![place + "Table"]!["properties"]!,
        };
        var probe = new JsonObject { ["unknown"] = 1 };
        JsonNode root = place switch
        {
            "" => probe,
            "fields" => new JsonObject { ["fields"] = new JsonArray(probe) },
            _ => new JsonObject { [place] = probe },
        };
        var problems = new MappingProblems("probe.json");
        MappingReader.Read(root.ToJsonString(), "probe.json", problems);

        var known = problems.All.Single(problem => problem.Path.EndsWith(".unknown", StringComparison.Ordinal)).Message
            .Split("Known are ")[1].Split('.')[0].Split(", ");
        Assert.Equal(properties.AsObject().Select(property => property.Key).Order(), known.Order());
    }

    [Fact]
    public void The_schema_describes_everything_it_allows()
    {
        var bare = Descendants(s_schema)
            .Select(node => node["properties"])
            .OfType<JsonObject>()
            .SelectMany(properties => properties)
            .Where(property => property.Value!["description"] is null && property.Value["$ref"]?.GetValue<string>() is null)
            .Select(property => property.Key);
        Assert.Empty(bare);
    }

    private static IEnumerable<JsonObject> Descendants(JsonNode? node) => node switch
    {
        JsonObject json => json.SelectMany(property => Descendants(property.Value)).Prepend(json),
        JsonArray array => array.SelectMany(Descendants),
        _ => [],
    };

    private static IEnumerable<string> Legal(JsonNode rule) => rule["enum"]!.AsArray().Select(name => name!.GetValue<string>());

    private static JsonNode Parse(string text) => JsonNode.Parse(
        text, documentOptions: new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true })!;
}
