using System.Net;
using System.Text.Json;
using CouplingTools.Sandbox.Dataverse.Addressing;
using CouplingTools.Sandbox.Dataverse.Rows;
using CouplingTools.Sandbox.Http;
using CouplingTools.Sandbox.Schema;
using CouplingTools.Sandbox.Storage;

namespace CouplingTools.Sandbox.Dataverse.Operations;

/// <summary>CreateMultiple, UpdateMultiple and UpsertMultiple, after the page "Use bulk operation messages".</summary>
/// <remarks>Fidelity: of standard tables, where one row that fails undoes all; elastic tables and DeleteMultiple are not imitated.</remarks>
internal sealed class BulkAction(DataverseCall call, TableSchema table)
{
    private readonly HashSet<Guid> _created = [];

    /// <summary>Runs the action of that name on the Targets of the body.</summary>
    public static SandboxResponse Run(DataverseCall call, TableSchema table, string name)
    {
        var action = new BulkAction(call, table);
        return name switch
        {
            "CreateMultiple" => Ids(call, Targets(call, table).Select(action.Create).ToArray()),
            "UpdateMultiple" => Each(call, table, action.Update),
            "UpsertMultiple" => Each(call, table, action.Upsert),
            "DeleteMultiple" => throw Errors.NotImplemented("DeleteMultiple has not yet been implemented."),
            _ => throw Errors.NoSegment($"Microsoft.Dynamics.CRM.{name}"),
        };
    }

    private static SandboxResponse Each(DataverseCall call, TableSchema table, Action<JsonElement> run)
    {
        foreach (var target in Targets(call, table))
        {
            run(target);
        }

        return Answers.Empty();
    }

    private static JsonElement[] Targets(DataverseCall call, TableSchema table)
    {
        if (BodyReader.Read(call) is not { ValueKind: JsonValueKind.Object } body
            || !body.TryGetProperty("Targets", out var targets) || targets.ValueKind != JsonValueKind.Array)
        {
            throw Errors.InvalidArgument("Required parameter 'Targets' is missing or is not a collection.");
        }

        var items = targets.EnumerateArray().ToArray();
        call.Operation.Rows = items.Length;
        return items.All(item => item.ValueKind == JsonValueKind.Object && item.TryGetProperty("@odata.type", out var type) && IsType(type, table))
            ? items
            : throw Errors.Payload(table.Set, $"Each of the Targets needs the annotation '@odata.type' with the value '{Tables.TypeName(table)}'.");
    }

    private static bool IsType(JsonElement type, TableSchema table) =>
        type.ValueKind == JsonValueKind.String && type.GetString()!.TrimStart('#') == Tables.TypeName(table);

    private static SandboxResponse Ids(DataverseCall call, IReadOnlyList<Guid> ids) => Answers.Json(writer =>
    {
        writer.WriteStartObject();
        writer.WriteString("@odata.context", $"{call.Root}$metadata#Microsoft.Dynamics.CRM.CreateMultipleResponse");
        writer.WriteStartArray("Ids");
        foreach (var id in ids)
        {
            writer.WriteStringValue(id);
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    });

    private Guid Create(JsonElement target) => RowWriter.Create(call, table, target, null).Id;

    private void Update(JsonElement target)
    {
        var key = Key(target);
        var row = KeyResolver.Find(call, table, key) ?? throw (KeyResolver.PrimaryKey(table, key) is { } id
            ? new DataverseException(HttpStatusCode.NotFound, "0x80040217", $"{table.Entity} With Ids = {id:D} Do Not Exist")
            : Errors.NoRowWithKey(table.Entity));
        RowWriter.Update(call, row, target, key);
    }

    private void Upsert(JsonElement target)
    {
        var key = Key(target);
        if (KeyResolver.Find(call, table, key) is not { } row)
        {
            if (key.Members.Any(member => target.TryGetProperty(member.Name, out _)))
            {
                throw new DataverseException(HttpStatusCode.BadRequest, "0x80040216", "An unexpected error occurred.");
            }

            _created.Add(RowWriter.Create(call, table, target, key).Id);
        }
        else if (_created.Contains(row.Id))
        {
            throw new DataverseException(HttpStatusCode.PreconditionFailed, "0x80040237", "Cannot insert duplicate key.");
        }
        else
        {
            RowWriter.Update(call, row, target, key);
        }
    }

    private RecordKey Key(JsonElement target)
    {
        if (target.TryGetProperty("@odata.id", out var url) && url.ValueKind == JsonValueKind.String)
        {
            var segment = PathSegment.ParseAll([Uri.UnescapeDataString(url.GetString()!.Split('/')[^1])])[0];
            return segment.Name == table.Set && segment.Arguments is { } arguments
                ? RecordKey.Parse(arguments)
                : throw Errors.Payload(table.Set, $"The annotation '@odata.id' does not name a record of '{table.Set}'.");
        }

        return target.TryGetProperty(table.Key, out var value) && value.ValueKind == JsonValueKind.String && Guid.TryParse(value.GetString(), out var id)
            ? new RecordKey(id, [])
            : throw Errors.Payload(table.Set, $"Each of the Targets needs the primary key '{table.Key}' or the annotation '@odata.id'.");
    }
}
