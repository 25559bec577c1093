using System.Globalization;

namespace CouplingTools.Shell;

/// <summary>Fills the places of a message of <see cref="Messages"/>.</summary>
internal static class MessageFormat
{
    public static string Of(string message, params object?[] values) => string.Format(CultureInfo.CurrentCulture, message, values);
}
