using System.Text.Json;
using CouplingTools.Sandbox.Dataverse.Addressing;
using CouplingTools.Sandbox.Dataverse.Queries;
using CouplingTools.Sandbox.Dataverse.Rows;
using CouplingTools.Sandbox.Http;
using CouplingTools.Sandbox.Schema;
using CouplingTools.Sandbox.Storage;

namespace CouplingTools.Sandbox.Dataverse.Operations;

/// <summary>A single-valued navigation property of a row: the related row, and the reference ($ref) to it.</summary>
/// <remarks>Fidelity: GET, PUT and DELETE of references are done for lookups; collections of related rows are not imitated.</remarks>
internal static class RowLookup
{
    /// <summary>Answers with the related row.</summary>
    public static SandboxResponse Related(DataverseCall call, TableSchema table, RecordKey key, NavigationSchema navigation)
    {
        if (call.Request.Method != "GET")
        {
            throw NotAllowed(call);
        }

        var target = Target(call, Existing.Row(call, table, key), navigation);
        return target is null ? Answers.Empty() : Representation.Of(call, QueryReader.Plan(call, target.Table), target);
    }

    /// <summary>Reads, sets or removes the reference.</summary>
    public static SandboxResponse Reference(DataverseCall call, TableSchema table, RecordKey key, NavigationSchema navigation) =>
        call.Request.Method switch
        {
            "GET" => Read(call, Target(call, Existing.Row(call, table, key), navigation)),
            "PUT" => Write(call, table, key, (body, row) => body.Point(row, navigation, TableReference.Resolve(call, Url(call)))),
            "DELETE" => Write(call, table, key, (body, row) => body.Clear(row, navigation)),
            _ => throw NotAllowed(call),
        };

    private static Row? Target(DataverseCall call, Row row, NavigationSchema navigation)
    {
        var table = call.Schema.Target(navigation);
        return row[navigation.Column] is Guid id ? call.Session.Find(table, id) : null;
    }

    private static SandboxResponse Read(DataverseCall call, Row? target) => target is null
        ? Answers.Empty()
        : Answers.Json(writer =>
        {
            writer.WriteStartObject();
            writer.WriteString("@odata.context", $"{call.Root}$metadata#$ref");
            writer.WriteString("@odata.id", RowUrl.Of(call, target));
            writer.WriteEndObject();
        });

    private static SandboxResponse Write(DataverseCall call, TableSchema table, RecordKey key, Action<RowBody, Row> apply)
    {
        RowWriter.Change(call, Existing.ForWrite(call, table, key), apply);
        return Answers.Empty();
    }

    private static string Url(DataverseCall call) =>
        BodyReader.Read(call) is { ValueKind: JsonValueKind.Object } body && body.TryGetProperty("@odata.id", out var id) && id.ValueKind == JsonValueKind.String
            ? id.GetString()!
            : throw Errors.Payload(call.Operation.Table, "The property with name '@odata.id' was expected in the payload of an entity reference link.");

    private static DataverseException NotAllowed(DataverseCall call) =>
        Errors.MethodNotAllowed($"The requested resource does not support http method '{call.Request.Method}'.");
}
