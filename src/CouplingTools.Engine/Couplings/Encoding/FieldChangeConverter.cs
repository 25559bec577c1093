using System.Text.Json;
using System.Text.Json.Serialization;
using CouplingTools.Engine.Records;

namespace CouplingTools.Engine.Couplings.Encoding;

/// <summary>Writes a change as an array: field, side, old and new value.</summary>
internal sealed class FieldChangeConverter : JsonConverter<FieldChange>
{
    public override void Write(Utf8JsonWriter writer, FieldChange value, JsonSerializerOptions options)
    {
        writer.WriteStartArray();
        writer.WriteStringValue(value.Field);
        writer.WriteStringValue(value.Side.ToString());
        JsonSerializer.Serialize(writer, FieldValue.Of(value.Old), options);
        JsonSerializer.Serialize(writer, FieldValue.Of(value.New), options);
        writer.WriteEndArray();
    }

    public override FieldChange Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        reader.Read();
        var field = reader.GetString() ?? throw new JsonException("A change names no field.");
        reader.Read();
        var side = Enum.Parse<Side>(reader.GetString()!);
        reader.Read();
        var old = JsonSerializer.Deserialize<FieldValue>(ref reader, options);
        reader.Read();
        var @new = JsonSerializer.Deserialize<FieldValue>(ref reader, options);
        reader.Read();
        return new FieldChange(field, side, old.Value, @new.Value);
    }
}
