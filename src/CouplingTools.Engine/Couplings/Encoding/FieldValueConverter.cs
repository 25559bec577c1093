using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using CouplingTools.Engine.Records;

namespace CouplingTools.Engine.Couplings.Encoding;

/// <summary>
/// Writes a value so that its type survives: blank, text, truth and number as themselves, the others as an
/// object with one property: <c>g</c> for a GUID, <c>d</c> for a date, <c>t</c> for a time in UTC.
/// </summary>
internal sealed class FieldValueConverter : JsonConverter<FieldValue>
{
    private const string DateFormat = "yyyy-MM-dd";
    private const string TimeFormat = "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'";

    public override bool HandleNull => true;

    public override void Write(Utf8JsonWriter writer, FieldValue value, JsonSerializerOptions options)
    {
        switch (value.Value)
        {
            case null: writer.WriteNullValue(); break;
            case string text: writer.WriteStringValue(text); break;
            case bool truth: writer.WriteBooleanValue(truth); break;
            case decimal number: writer.WriteNumberValue(number); break;
            case Guid id: WriteTagged(writer, "g", id.ToString("D")); break;
            case DateOnly date: WriteTagged(writer, "d", date.ToString(DateFormat, CultureInfo.InvariantCulture)); break;
            case DateTimeOffset time: WriteTagged(writer, "t", time.UtcDateTime.ToString(TimeFormat, CultureInfo.InvariantCulture)); break;
            default: throw new JsonException($"A field cannot hold a {value.Value.GetType()}.");
        }
    }

    public override FieldValue Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType switch
        {
            JsonTokenType.Null => FieldValue.Blank,
            JsonTokenType.String => FieldValue.Of(reader.GetString()),
            JsonTokenType.True => FieldValue.Of(true),
            JsonTokenType.False => FieldValue.Of(false),
            JsonTokenType.Number => FieldValue.Of(reader.GetDecimal()),
            JsonTokenType.StartObject => ReadTagged(ref reader),
            _ => throw new JsonException($"A field value cannot start with {reader.TokenType}."),
        };

    private static void WriteTagged(Utf8JsonWriter writer, string tag, string text)
    {
        writer.WriteStartObject();
        writer.WriteString(tag, text);
        writer.WriteEndObject();
    }

    private static FieldValue ReadTagged(ref Utf8JsonReader reader)
    {
        reader.Read();
        var tag = reader.GetString();
        reader.Read();
        var text = reader.GetString() ?? throw new JsonException("A tagged field value is null.");
        reader.Read();
        return tag switch
        {
            "g" => FieldValue.Of(Guid.ParseExact(text, "D")),
            "d" => FieldValue.Of(DateOnly.ParseExact(text, DateFormat, CultureInfo.InvariantCulture)),
            "t" => FieldValue.Of(new DateTimeOffset(
                DateTime.ParseExact(text, TimeFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal))),
            _ => throw new JsonException($"A field value has the unknown tag '{tag}'."),
        };
    }
}
