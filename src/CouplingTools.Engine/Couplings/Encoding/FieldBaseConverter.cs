using System.Text.Json;
using System.Text.Json.Serialization;
using CouplingTools.Engine.Records;

namespace CouplingTools.Engine.Couplings.Encoding;

/// <summary>Writes a base as an array: Business Central's values, those of Sales, and what the field meant.</summary>
internal sealed class FieldBaseConverter : JsonConverter<FieldBase>
{
    public override void Write(Utf8JsonWriter writer, FieldBase value, JsonSerializerOptions options)
    {
        writer.WriteStartArray();
        JsonSerializer.Serialize(writer, value.BusinessCentral, options);
        JsonSerializer.Serialize(writer, value.Sales, options);
        if (value.Meaning is not null)
            writer.WriteStringValue(value.Meaning);
        writer.WriteEndArray();
    }

    public override FieldBase Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
            throw new JsonException("A base is no array.");
        var businessCentral = ReadValues(ref reader, options);
        var sales = ReadValues(ref reader, options);
        reader.Read();
        string? meaning = null;
        if (reader.TokenType == JsonTokenType.String)
        {
            meaning = reader.GetString();
            reader.Read();
        }

        return reader.TokenType == JsonTokenType.EndArray
            ? new FieldBase(businessCentral, sales) { Meaning = meaning }
            : throw new JsonException("A base holds more than it may.");
    }

    private static FieldValue[] ReadValues(ref Utf8JsonReader reader, JsonSerializerOptions options)
    {
        reader.Read();
        return reader.TokenType == JsonTokenType.StartArray && JsonSerializer.Deserialize<FieldValue[]>(ref reader, options) is { } values
            ? values
            : throw new JsonException("A base does not hold the values of two sides.");
    }
}
