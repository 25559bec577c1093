using System.Globalization;
using CouplingTools.Engine.Records;
using CouplingTools.Engine.Services.OData;

namespace CouplingTools.Engine.Mappings.Codecs;

/// <summary>Makes values of the texts that transformations yield; an empty text is a blank.</summary>
internal static class CodecParse
{
    public static FieldValue? Text(string text) => FieldValue.Of(text);

    public static FieldValue? Number(string text)
    {
        if (text.Length == 0)
            return FieldValue.Blank;
        return decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? FieldValue.Of(number) : null;
    }

    public static FieldValue? Date(string text) => Time(text) is { Value: DateTimeOffset time }
        ? FieldValue.Of(DateOnly.FromDateTime(time.UtcDateTime))
        : Time(text);

    public static FieldValue? Time(string text)
    {
        if (text.Length == 0)
            return FieldValue.Blank;
        return JsonValueReader.TryTime(text, out var time) ? FieldValue.Of(time) : null;
    }
}
