using System.Globalization;
using CouplingTools.Sandbox.Schema;

namespace CouplingTools.Sandbox.Dataverse.Values;

/// <summary>
/// The text forms shows for a value, as the FormattedValue annotation carries it. Fidelity: the formats of a user
/// with United States English settings in UTC; money is shown with the sign of the row's currency by the caller.
/// </summary>
internal static class FormattedValue
{
    private static readonly CultureInfo s_english = CultureInfo.GetCultureInfo("en-US");

    /// <summary>The text, or null for types that have none.</summary>
    public static string? Of(ColumnSchema column, object value, string currencySymbol) => value switch
    {
        int option when column.Type == ColumnType.Option => column.Options!.GetValueOrDefault(option),
        int number => number.ToString("#,##0", s_english),
        long number => number.ToString("#,##0", s_english),
        bool flag => flag ? "Yes" : "No",
        decimal amount when column.Kind == "Money" => (amount < 0 ? "-" : "") + currencySymbol + Math.Abs(amount).ToString("#,##0.00", s_english),
        decimal number => Fixed(number, column),
        double number => Fixed((decimal)number, column),
        DateOnly day => day.ToString("M/d/yyyy", s_english),
        DateTimeOffset time => time.UtcDateTime.ToString(column.Format == "DateOnly" ? "M/d/yyyy" : "M/d/yyyy h:mm tt", s_english).Replace('\u202F', ' '),
        _ => null,
    };

    private static string Fixed(decimal number, ColumnSchema column) =>
        number.ToString($"#,##0.{new string('0', column.Precision ?? 2)}", s_english);
}
