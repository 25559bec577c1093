using System.Text.Json;
using CouplingTools.Engine.Services.OData;
using CouplingTools.Engine.Services.OData.Batching;

namespace CouplingTools.Engine.Services.BusinessCentral;

/// <summary>Puts writes of one table into Business Central's form, where a blank has a value of its own in every type.</summary>
internal sealed class BusinessCentralEncoder(TableDescription table, string path, string selection) : IWriteEncoder
{
    private static readonly KeyValuePair<string, string> s_json = EncodedBody.Header("Content-Type", "application/json");

    public EncodedWrite Encode(WriteOperation operation) => new(operation.Kind switch
    {
        WriteKind.Create => new(HttpMethod.Post, path + selection, [s_json], Body(operation, operation.Id)),
        WriteKind.Update => new(HttpMethod.Patch, Row(operation) + selection, [s_json, EncodedBody.IfMatch(operation)], Body(operation, null)),
        _ => new(HttpMethod.Delete, Row(operation), [EncodedBody.IfMatch(operation)], default),
    });

    private string Row(WriteOperation operation) => $"{path}({operation.Id})";

    private ReadOnlyMemory<byte> Body(WriteOperation operation, Guid? id) => EncodedBody.Object(json =>
    {
        if (id is { } chosen)
            json.WriteString(table.Table.Key, chosen);
        foreach (var (field, value) in operation.Values)
        {
            var description = table.Fields.GetValueOrDefault(field);
            if (value.IsBlank && operation.Kind == WriteKind.Create && HasNoBlank(description))
                continue;
            json.WritePropertyName(field);
            JsonValueWriter.WriteWithoutNull(json, description?.Kind, value);
        }
    });

    private static bool HasNoBlank(FieldDescription? field) =>
        field is { Kind: FieldKind.Enumeration } && !field.Options.Keys.Any(string.IsNullOrWhiteSpace);
}
