using System.Text.Json;
using System.Text.Json.Serialization;
using CouplingTools.Engine.Records;

namespace CouplingTools.Engine.Couplings.Encoding;

/// <summary>Writes a base as an array: Business Central's values, those of Sales, what the field meant, and its trace where it has one.</summary>
internal sealed class FieldBaseConverter : JsonConverter<FieldBase>
{
    public override void Write(Utf8JsonWriter writer, FieldBase value, JsonSerializerOptions options)
    {
        writer.WriteStartArray();
        JsonSerializer.Serialize(writer, value.BusinessCentral, options);
        JsonSerializer.Serialize(writer, value.Sales, options);
        if (value.Meaning is not null)
            writer.WriteStringValue(value.Meaning);
        if (value.Trace is { } trace)
            JsonSerializer.Serialize(writer, Values(trace), options);
        writer.WriteEndArray();
    }

    public override FieldBase Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
            throw new JsonException("A base is no array.");
        reader.Read();
        var businessCentral = ReadValues(ref reader, options);
        var sales = ReadValues(ref reader, options);
        string? meaning = null;
        if (reader.TokenType == JsonTokenType.String)
        {
            meaning = reader.GetString();
            reader.Read();
        }

        var trace = reader.TokenType == JsonTokenType.StartArray ? TraceOf(ReadValues(ref reader, options)) : null;
        return reader.TokenType == JsonTokenType.EndArray
            ? new FieldBase(businessCentral, sales) { Meaning = meaning, Trace = trace }
            : throw new JsonException("A base holds more than it may.");
    }

    private static FieldValue[] ReadValues(ref Utf8JsonReader reader, JsonSerializerOptions options)
    {
        var values = reader.TokenType == JsonTokenType.StartArray ? JsonSerializer.Deserialize<FieldValue[]>(ref reader, options) : null;
        reader.Read();
        return values ?? throw new JsonException("A base does not hold the values of two sides.");
    }

    private static FieldValue[] Values(FieldTrace trace) =>
        [FieldValue.Of(trace.Side.ToString()), FieldValue.Of(trace.Weight), FieldValue.Of(trace.IsRewritten)];

    private static FieldTrace TraceOf(FieldValue[] values) =>
        values is [{ Value: string side }, { Value: decimal weight }, { Value: bool isRewritten }] && Enum.TryParse<Side>(side, out var written)
            ? new FieldTrace(written, (int)weight, isRewritten)
            : throw new JsonException("The trace of a base makes no sense.");
}
