using System.Text.Json;
using CouplingTools.Engine.Records;
using CouplingTools.Engine.Services.OData;

namespace CouplingTools.Engine.Services.Dataverse;

/// <summary>
/// Puts writes of one table into Dataverse's form. A create names the id we chose and the condition that no row has it,
/// so that it can be repeated without making a second row (documentation: "Perform conditional operations using the Web API").
/// </summary>
internal sealed class DataverseEncoder(TableDescription table, string selection, IReadOnlyDictionary<string, string> entitySets) : IWriteEncoder
{
    private static readonly KeyValuePair<string, string>[] s_writing =
    [
        EncodedBody.Header("Content-Type", "application/json; type=entry"),
        EncodedBody.Header("Prefer", "return=representation"),
    ];

    private string Set => table.Table.EntitySet;

    public EncodedWrite Encode(WriteOperation operation)
    {
        var refusal = operation.Values
            .Select(pair => LookupBinding.Find(table, pair.Key, pair.Value)?.Error)
            .FirstOrDefault(error => error is not null);
        if (refusal is not null)
            return new(null, refusal);
        return new(operation switch
        {
            { Kind: WriteKind.Create, Id: null } => new(HttpMethod.Post, Set + selection, s_writing, Body(operation)),
            { Kind: WriteKind.Create } => new(
                HttpMethod.Patch, Row(operation) + selection, [.. s_writing, EncodedBody.Header("If-None-Match", "*")], Body(operation)),
            { Kind: WriteKind.Update } => new(
                HttpMethod.Patch, Row(operation) + selection, [.. s_writing, EncodedBody.IfMatch(operation)], Body(operation)),
            _ => new(HttpMethod.Delete, Row(operation), [EncodedBody.IfMatch(operation)], default),
        });
    }

    private string Row(WriteOperation operation) => $"{Set}({operation.Id})";

    private ReadOnlyMemory<byte> Body(WriteOperation operation) => EncodedBody.Object(json =>
    {
        foreach (var (field, value) in operation.Values)
        {
            if (LookupBinding.Find(table, field, value)?.Target is { } target)
            {
                WriteLookup(json, operation.Kind, target, value);
            }
            else
            {
                json.WritePropertyName(field);
                JsonValueWriter.Write(json, table.Fields.GetValueOrDefault(field)?.Kind, value);
            }
        }
    });

    private void WriteLookup(Utf8JsonWriter json, WriteKind kind, LookupTarget target, FieldValue value)
    {
        if (!value.IsBlank)
            json.WriteString($"{target.Navigation}@odata.bind", $"/{entitySets[target.LogicalName]}({value.Text})");
        else if (kind != WriteKind.Create)
            json.WriteNull($"{target.Navigation}@odata.bind");
    }
}
