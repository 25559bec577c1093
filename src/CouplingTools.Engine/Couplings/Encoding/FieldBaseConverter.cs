using System.Text.Json;
using System.Text.Json.Serialization;
using CouplingTools.Engine.Records;

namespace CouplingTools.Engine.Couplings.Encoding;

/// <summary>Writes a base as an array of two arrays, Business Central's values first.</summary>
internal sealed class FieldBaseConverter : JsonConverter<FieldBase>
{
    public override void Write(Utf8JsonWriter writer, FieldBase value, JsonSerializerOptions options) =>
        JsonSerializer.Serialize(writer, new[] { value.BusinessCentral, value.Sales }, options);

    public override FieldBase Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        JsonSerializer.Deserialize<FieldValue[][]>(ref reader, options) is [{ } businessCentral, { } sales, ..]
            ? new FieldBase(businessCentral, sales)
            : throw new JsonException("A base does not hold the values of two sides.");
}
