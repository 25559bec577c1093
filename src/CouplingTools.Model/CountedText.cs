using System.Globalization;

namespace CouplingTools;

/// <summary>Puts arguments into texts, where a number also chooses a word: <c>{0} {0:record is|records are}</c>.</summary>
internal sealed class CountedText : IFormatProvider, ICustomFormatter
{
    private static readonly CountedText s_instance = new();

    private CountedText()
    {
    }

    public static string Format(string text, object?[] arguments) => string.Format(s_instance, text, arguments);

    object? IFormatProvider.GetFormat(Type? formatType) =>
        formatType == typeof(ICustomFormatter) ? this : CultureInfo.InvariantCulture.GetFormat(formatType!);

    string ICustomFormatter.Format(string? format, object? arg, IFormatProvider? formatProvider) =>
        format is not null && format.Split('|') is [var one, var several]
            ? Convert.ToDouble(arg, CultureInfo.InvariantCulture) == 1 ? one : several
            : arg is IFormattable formattable ? formattable.ToString(format, CultureInfo.InvariantCulture) : arg?.ToString() ?? string.Empty;
}
