using System.Security.Cryptography;
using System.Text.RegularExpressions;

namespace CouplingTools.Engine.Couplings.Suspension;

/// <summary>Tells whether two failures have the same cause: the same reason, and the same text but for ids and numbers.</summary>
internal static partial class FailureFingerprint
{
    private const int Length = 16;

    public static string Of(string? reason, string? error) =>
        Hash($"{reason}\n{Numbers().Replace(Ids().Replace(error ?? string.Empty, "#"), "#")}");

    public static string Hash(string text) => Convert.ToHexString(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(text)))[..Length];

    [GeneratedRegex(@"\b[0-9A-Fa-f]{8}-?([0-9A-Fa-f]{4}-?){3}[0-9A-Fa-f]{12}\b", RegexOptions.CultureInvariant)]
    private static partial Regex Ids();

    [GeneratedRegex(@"\d+", RegexOptions.CultureInvariant)]
    private static partial Regex Numbers();
}
