using System.Globalization;
using System.Text.Json;
using CouplingTools.Sandbox.BusinessCentral.Queries;
using CouplingTools.Sandbox.Storage;

namespace CouplingTools.Sandbox.BusinessCentral.Json;

/// <summary>Writes rows as the service does: ETag first, no null values, fractions of seconds without zeros at the end.</summary>
internal static class JsonOutput
{
    /// <summary>Writes the members of a row's object.</summary>
    public static void WriteMembers(Utf8JsonWriter writer, ShownRows shown, Row row)
    {
        writer.WriteString("@odata.etag", ETags.Of(row));
        foreach (var column in shown.Columns)
            WriteValue(writer, column.Property, row[column.Name]);
        foreach (var expanded in shown.Expanded)
            WriteExpanded(writer, expanded, row);
    }

    private static void WriteExpanded(Utf8JsonWriter writer, ExpandedRows expanded, Row row)
    {
        writer.WritePropertyName(expanded.Navigation.Name);
        var related = row[expanded.Navigation.Column] is { } key ? expanded.Related[key] : [];
        if (expanded.Navigation.Collection)
        {
            writer.WriteStartArray();
            foreach (var target in related)
                WriteObject(writer, expanded.Shown, target);
            writer.WriteEndArray();
        }
        else if (related.FirstOrDefault() is { } target)
        {
            WriteObject(writer, expanded.Shown, target);
        }
        else
        {
            writer.WriteNullValue();
        }
    }

    /// <summary>Writes a row as an object.</summary>
    public static void WriteObject(Utf8JsonWriter writer, ShownRows shown, Row row)
    {
        writer.WriteStartObject();
        WriteMembers(writer, shown, row);
        writer.WriteEndObject();
    }

    private static void WriteValue(Utf8JsonWriter writer, string name, object? value)
    {
        switch (value)
        {
            case string text:
                writer.WriteString(name, text);
                break;
            case Guid id:
                writer.WriteString(name, id);
                break;
            case bool flag:
                writer.WriteBoolean(name, flag);
                break;
            case int number:
                writer.WriteNumber(name, number);
                break;
            case long number:
                writer.WriteNumber(name, number);
                break;
            case decimal number:
                writer.WriteNumber(name, number);
                break;
            case DateOnly date:
                writer.WriteString(name, date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
                break;
            case DateTimeOffset time:
                writer.WriteString(name, time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFF'Z'", CultureInfo.InvariantCulture));
                break;
            default:
                throw new InvalidOperationException($"The value of {name} cannot be shown.");
        }
    }
}
