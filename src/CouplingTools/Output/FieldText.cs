using System.Globalization;

namespace CouplingTools.Output;

/// <summary>Field values as text that means the same in every culture.</summary>
internal static class FieldText
{
    public static string Of(object? value) => value switch
    {
        null => string.Empty,
        bool truth => truth ? "true" : "false",
        DateOnly date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTimeOffset time => time.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture),
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? string.Empty,
    };

    /// <summary>The same in quotes, and a word for a blank.</summary>
    public static string Quoted(object? value) =>
        value is null or "" ? CmdletText.Message("BlankValue") : $"'{Of(value)}'";
}
