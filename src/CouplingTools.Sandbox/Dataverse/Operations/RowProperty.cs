using System.Globalization;
using System.Text.Json;
using CouplingTools.Sandbox.Dataverse.Addressing;
using CouplingTools.Sandbox.Dataverse.Json;
using CouplingTools.Sandbox.Dataverse.Rows;
using CouplingTools.Sandbox.Http;
using CouplingTools.Sandbox.Schema;
using CouplingTools.Sandbox.Storage;

namespace CouplingTools.Sandbox.Dataverse.Operations;

/// <summary>One property of a row: GET (also of its raw value), PUT and DELETE.</summary>
/// <remarks>Fidelity: as documented; a blank property answers 204.</remarks>
internal static class RowProperty
{
    /// <summary>Reads, sets or clears the property.</summary>
    public static SandboxResponse Run(DataverseCall call, TableSchema table, RecordKey key, ColumnSchema column, bool raw) =>
        (call.Request.Method, raw) switch
        {
            ("GET", _) => Read(call, Existing.Row(call, table, key), column, raw),
            ("PUT", false) => Write(call, table, key, column, Value(call, column)),
            ("DELETE", false) => Write(call, table, key, column, JsonSerializer.SerializeToElement<string?>(null)),
            _ => throw Errors.MethodNotAllowed($"The requested resource does not support http method '{call.Request.Method}'."),
        };

    private static SandboxResponse Read(DataverseCall call, Row row, ColumnSchema column, bool raw)
    {
        if (row[column.Name] is not { } value)
        {
            return Answers.Empty();
        }

        return raw
            ? Answers.Text(value is DateOnly or DateTimeOffset ? RowJson.Time(value) : Convert.ToString(value, CultureInfo.InvariantCulture)!, mark: false)
            : Answers.Json(writer =>
            {
                writer.WriteStartObject();
                writer.WriteString("@odata.context", $"{call.Root}$metadata#{row.Table.Set}({row.Id:D})/{column.Property}");
                writer.WritePropertyName("value");
                RowJson.WriteValue(writer, column, value);
                writer.WriteEndObject();
            });
    }

    private static JsonElement Value(DataverseCall call, ColumnSchema column) =>
        BodyReader.Read(call) is { ValueKind: JsonValueKind.Object } body && body.TryGetProperty("value", out var value)
            ? value
            : throw Errors.Payload(call.Operation.Table, $"The property with name 'value' was expected in the payload of '{column.Name}'.");

    private static SandboxResponse Write(DataverseCall call, TableSchema table, RecordKey key, ColumnSchema column, JsonElement value)
    {
        RowWriter.Change(call, Existing.ForWrite(call, table, key), (body, row) => body.Apply(row, column.Property, value));
        return Answers.Empty();
    }
}
