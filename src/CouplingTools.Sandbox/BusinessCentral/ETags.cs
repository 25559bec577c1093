using System.Globalization;
using System.Text;
using CouplingTools.Sandbox.Storage;

namespace CouplingTools.Sandbox.BusinessCentral;

/// <summary>ETags as the service makes them: opaque, of one form, another one for every row version.</summary>
internal static class ETags
{
    private const ulong Modulus = 8_000_000_000_000_000_000;
    private const ulong Factor = 6_364_136_223_846_793_007;

    /// <summary>The ETag of a row: base64 of a length-prefixed number of 19 digits that says nothing about the order of versions.</summary>
    public static string Of(Row row)
    {
        var mixed = (ulong)((UInt128)(ulong)row.Version * Factor % Modulus) + 1_000_000_000_000_000_000;
        var text = string.Create(CultureInfo.InvariantCulture, $"'19;{mixed}1;00;'");
        return $"W/\"{Convert.ToBase64String(Encoding.ASCII.GetBytes(text))}\"";
    }

    /// <summary>True for what can be an ETag or *.</summary>
    public static bool IsValid(string header) => header == "*" || (header.StartsWith("W/\"", StringComparison.Ordinal) && header.EndsWith('"') && header.Length > 4);

    /// <summary>True where the header admits the row.</summary>
    public static bool Matches(string header, Row row) => header == "*" || header == Of(row);
}
