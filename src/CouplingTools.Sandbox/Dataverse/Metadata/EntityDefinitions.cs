using System.Text.Json.Nodes;
using CouplingTools.Sandbox.Dataverse.Addressing;
using CouplingTools.Sandbox.Http;
using CouplingTools.Sandbox.Schema;

namespace CouplingTools.Sandbox.Dataverse.Metadata;

/// <summary>Table definitions, after the page "Query table definitions using the Web API".</summary>
/// <remarks>
/// Fidelity: reading tables, attributes (also by type), many-to-one relationships and keys, with $select, $filter and
/// $expand; an alternate key can be defined and is active at once. Nothing else can be changed.
/// </remarks>
internal static class EntityDefinitions
{
    private const string Namespace = "Microsoft.Dynamics.CRM.";
    private static readonly string[] s_options = ["OptionSet", "GlobalOptionSet"];

    /// <summary>Answers a request whose path begins with EntityDefinitions.</summary>
    public static SandboxResponse Run(DataverseCall call, IReadOnlyList<PathSegment> path)
    {
        if (call.Request.Method == "POST" && path.Count == 2 && path[1] is { Name: "Keys", Arguments: null })
        {
            return KeyDefinition.Create(call, Find(call, path[0].Arguments));
        }

        if (call.Request.Method != "GET")
        {
            throw Errors.NotImplemented("The sandbox does not change definitions, except that it adds alternate keys.");
        }

        var query = MetadataQuery.Of(call.Request.Query);
        if (path[0].Arguments is null)
        {
            return path.Count == 1
                ? Collection(call, "EntityDefinitions", Tables.All(call).Select(table => Entity(call, table, query)).OfType<JsonObject>())
                : throw Errors.NoSegment(path[1].Name);
        }

        var table = Find(call, path[0].Arguments);
        return path.Count == 1
            ? Single(call, "EntityDefinitions", Entity(call, table, query with { Filter = null })!)
            : Part(call, table, path, query);
    }

    private static SandboxResponse Part(DataverseCall call, TableSchema table, IReadOnlyList<PathSegment> path, MetadataQuery query)
    {
        var context = $"EntityDefinitions('{EntityDefinition.Id(table)}')/{path[1].Name}";
        return (path[1].Name, path.Count) switch
        {
            ("Attributes", _) => Attributes(call, table, path, query, context),
            ("ManyToOneRelationships", 2) => Collection(call, context, query.Apply(Relationships.ManyToOne(table), null, "OneToManyRelationshipMetadata")),
            ("Keys", 2) => Collection(call, context, query.Apply(EntityDefinition.Keys(call.Session, table), null, "EntityKeyMetadata")),
            _ => throw Errors.NoSegment(path[^1].Name),
        };
    }

    private static SandboxResponse Attributes(DataverseCall call, TableSchema table, IReadOnlyList<PathSegment> path, MetadataQuery query, string context)
    {
        var name = path[1].Arguments is { } key ? KeyName(key) : null;
        var cast = path.Count == 3 && path[2].Name.StartsWith(Namespace, StringComparison.Ordinal) ? path[2].Name[Namespace.Length..] : null;
        if (path.Count > 3 || (path.Count == 3 && cast is null))
        {
            throw Errors.NoSegment(path[^1].Name);
        }

        var columns = table.Columns.Where(column => !column.Hidden && (name is null || column.Name == name) && (cast is null || AttributeDefinition.TypeName(column) == cast)).ToArray();
        var definitions = columns.Select(column => Attribute(table, column, query, cast)).OfType<JsonObject>();
        if (name is null)
        {
            return Collection(call, cast is null ? context : $"{context}/{Namespace}{cast}", definitions);
        }

        return Single(call, context, definitions.FirstOrDefault() ?? throw new DataverseException(
            System.Net.HttpStatusCode.NotFound, "0x80041103", $"Could not find an attribute with specified name: '{name}' for entity: '{table.Entity}'."));
    }

    private static JsonObject? Attribute(TableSchema table, ColumnSchema column, MetadataQuery query, string? cast)
    {
        var definition = AttributeDefinition.Of(table, column);
        var known = cast is null ? AttributeProperties.Common : AttributeProperties.Of(definition);
        var result = query.Apply([definition], known, cast ?? "AttributeMetadata").FirstOrDefault();
        foreach (var (name, _) in query.Expand)
        {
            if (!s_options.Contains(name) || cast is null)
            {
                throw Errors.Uri($"Could not find a property named '{name}' on type '{Namespace}{cast ?? "AttributeMetadata"}'.");
            }

            result?.Add(name, name == "OptionSet" ? OptionSets.Of(table, column) : null);
        }

        return result;
    }

    private static JsonObject? Entity(DataverseCall call, TableSchema table, MetadataQuery query)
    {
        var definition = query.Apply([EntityDefinition.Of(table)], null, "EntityMetadata").FirstOrDefault();
        foreach (var (name, inner) in query.Expand)
        {
            var items = name switch
            {
                "Attributes" => inner.Apply(AttributeDefinition.All(table), AttributeProperties.Common, "AttributeMetadata"),
                "Keys" => inner.Apply(EntityDefinition.Keys(call.Session, table), null, "EntityKeyMetadata"),
                "ManyToOneRelationships" => inner.Apply(Relationships.ManyToOne(table), null, "OneToManyRelationshipMetadata"),
                _ => throw Errors.NotImplemented($"The sandbox does not expand '{name}' of table definitions."),
            };
            definition?.Add(name, new JsonArray([.. items]));
        }

        return definition;
    }

    private static TableSchema Find(DataverseCall call, string? key) =>
        Tables.All(call).FirstOrDefault(table => Guid.TryParse(key, out var id) ? EntityDefinition.Id(table) == id : table.Entity == KeyName(key ?? ""))
            ?? throw new DataverseException(
                System.Net.HttpStatusCode.NotFound, "0x80040217", $"Could not find an entity with specified name or id: '{key}'.");

    private static string KeyName(string key) =>
        RecordKey.Parse(key) is { Members: [{ Name: "LogicalName", IsQuoted: true } member] } ? member.Value : throw Errors.Uri($"The key '{key}' is not valid for definitions.");

    private static SandboxResponse Collection(DataverseCall call, string context, IEnumerable<JsonObject> items) => Answers.Json(writer =>
    {
        writer.WriteStartObject();
        writer.WriteString("@odata.context", $"{call.Root}$metadata#{context}");
        writer.WritePropertyName("value");
        new JsonArray([.. items]).WriteTo(writer);
        writer.WriteEndObject();
    });

    private static SandboxResponse Single(DataverseCall call, string context, JsonObject item)
    {
        var answer = new JsonObject { ["@odata.context"] = $"{call.Root}$metadata#{context}/$entity" };
        foreach (var (name, value) in item)
        {
            answer[name] = value?.DeepClone();
        }

        return Answers.Json(writer => answer.WriteTo(writer));
    }
}
