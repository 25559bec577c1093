using System.Net;
using System.Text.Json;
using CouplingTools.Sandbox.Dataverse.Addressing;
using CouplingTools.Sandbox.Dataverse.Operations;
using CouplingTools.Sandbox.Dataverse.Rows;
using CouplingTools.Sandbox.Http;
using CouplingTools.Sandbox.Schema;
using CouplingTools.Sandbox.Storage;

namespace CouplingTools.Sandbox.Dataverse.Metadata;

/// <summary>Defines an alternate key, after the page "Work with alternate keys".</summary>
/// <remarks>Fidelity: the key is active at once; rows that violate it refuse the definition, where the service lets the index job fail.</remarks>
internal static class KeyDefinition
{
    private const int MostKeys = 10;
    private const int MostColumns = 16;
    private static readonly HashSet<string> s_kinds = new(StringComparer.Ordinal) { "String", "Integer", "Decimal", "DateTime", "Lookup", "Picklist" };

    /// <summary>Adds the key of the request's body.</summary>
    public static SandboxResponse Create(DataverseCall call, TableSchema table)
    {
        var body = BodyReader.Read(call);
        var schemaName = Text(body, "SchemaName");
        var columns = body.TryGetProperty("KeyAttributes", out var list) && list.ValueKind == JsonValueKind.Array
            ? list.EnumerateArray().Select(item => Column(table, item).Name).ToArray()
            : [];
        var keys = AlternateKey.Of(call.Session, table);
        if (keys.Any(key => key.SchemaName.Equals(schemaName, StringComparison.OrdinalIgnoreCase)))
        {
            throw new DataverseException(HttpStatusCode.BadRequest, "0x80060893", $"A key with the name {schemaName} already exists.");
        }

        if (columns.Length is 0 or > MostColumns || keys.Count >= MostKeys)
        {
            throw Errors.InvalidArgument($"A table has at most {MostKeys} keys, each of 1 to {MostColumns} attributes.");
        }

        var key = new AlternateKey(call.Session.NewId(), table.Entity, schemaName.ToLowerInvariant(), schemaName, Label(body) ?? schemaName, columns);
        key.Save(call.Session);
        foreach (var row in call.Session.Query(table, SqlQuery.All))
        {
            KeyRules.Check(call.Session, row);
        }

        return Answers.Written($"{call.Root}EntityDefinitions({EntityDefinition.Id(table):D})/Keys({key.Id:D})");
    }

    private static ColumnSchema Column(TableSchema table, JsonElement name) =>
        name.ValueKind == JsonValueKind.String && table.Column(name.GetString()!) is { Hidden: false } column && s_kinds.Contains(column.Kind!)
            ? column
            : throw new DataverseException(HttpStatusCode.BadRequest, "0x8006088F", $"The attribute '{name}' cannot be part of a key of '{table.Entity}'.");

    private static string Text(JsonElement body, string name) =>
        body.ValueKind == JsonValueKind.Object && body.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()!
            : throw Errors.InvalidArgument($"The property '{name}' is missing.");

    private static string? Label(JsonElement body) =>
        body.TryGetProperty("DisplayName", out var label) && label.ValueKind == JsonValueKind.Object
        && label.TryGetProperty("LocalizedLabels", out var labels) && labels.ValueKind == JsonValueKind.Array
        && labels.EnumerateArray().FirstOrDefault() is { ValueKind: JsonValueKind.Object } first && first.TryGetProperty("Label", out var text)
            ? text.GetString()
            : null;
}
