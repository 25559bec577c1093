using System.Globalization;
using Microsoft.Data.Sqlite;

namespace CouplingTools.Sandbox.Storage;

/// <summary>
/// Comparisons and functions the services' rules need, registered on every connection. Case is folded by simple ordinal rules, so that an index
/// written on one machine is in order on every other.
/// </summary>
internal static class Collations
{
    /// <summary>Text regardless of case and of blanks at the end, as SQL Server compares in a case-insensitive database.</summary>
    public const string IgnoreCase = "SANDBOX_CI";

    /// <summary>Numbers kept as text, by their value.</summary>
    public const string Number = "SANDBOX_DECIMAL";

    /// <summary>Function (text, part): whether the text contains the part, regardless of case.</summary>
    public const string ContainsIgnoreCase = "sandbox_contains_ci";

    /// <summary>Function (text, part): whether the text starts with the part, regardless of case.</summary>
    public const string StartsIgnoreCase = "sandbox_starts_ci";

    /// <summary>Function (text, part): whether the text ends with the part, regardless of case.</summary>
    public const string EndsIgnoreCase = "sandbox_ends_ci";

    /// <summary>Function (text): in lower case, all letters.</summary>
    public const string Lower = "sandbox_lower";

    /// <summary>Function (text): in upper case, all letters.</summary>
    public const string Upper = "sandbox_upper";

    /// <summary>Registers all of them.</summary>
    public static void Register(SqliteConnection connection)
    {
        connection.CreateCollation(IgnoreCase, CompareIgnoreCase);
        connection.CreateCollation(Number, (x, y) => Parse(x).CompareTo(Parse(y)));
        Test(connection, ContainsIgnoreCase, (text, part) => text.Contains(part, StringComparison.OrdinalIgnoreCase));
        Test(connection, StartsIgnoreCase, (text, part) => text.StartsWith(part, StringComparison.OrdinalIgnoreCase));
        Test(connection, EndsIgnoreCase, (text, part) => text.EndsWith(part, StringComparison.OrdinalIgnoreCase));
        connection.CreateFunction(Lower, (string? text) => text?.ToLowerInvariant(), isDeterministic: true);
        connection.CreateFunction(Upper, (string? text) => text?.ToUpperInvariant(), isDeterministic: true);
    }

    private static void Test(SqliteConnection connection, string name, Func<string, string, bool> test) => connection.CreateFunction(
        name, (string? text, string? part) => text is null || part is null ? (bool?)null : test(text, part), isDeterministic: true);

    private static int CompareIgnoreCase(string x, string y) =>
        x.AsSpan().TrimEnd(' ').CompareTo(y.AsSpan().TrimEnd(' '), StringComparison.OrdinalIgnoreCase);

    private static decimal Parse(string text) => decimal.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);
}
