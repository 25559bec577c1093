using System.Globalization;
using System.Resources;

namespace CouplingTools.Engine.Services.Http;

/// <summary>Explains the services' codes in plain words, or the status where a code says no more: <c>Code</c> is what it means, <c>Code_Action</c> what to do about it.</summary>
internal static class ErrorCatalog
{
    private static readonly ResourceManager s_resources = new(typeof(ErrorCatalog).FullName!, typeof(ErrorCatalog).Assembly) { IgnoreCase = true };

    /// <summary>What an error means and what to do about it; <see langword="null"/> when nothing is known of it.</summary>
    public static string? RemedyOf(int status, string code) =>
        Entry(code) ?? Entry(code switch
        {
            _ when code.StartsWith("Authentication_", StringComparison.OrdinalIgnoreCase) => "Http401",
            _ when code.StartsWith("Authorization_", StringComparison.OrdinalIgnoreCase) => "Http403",
            _ => string.Create(CultureInfo.InvariantCulture, $"Http{status}"),
        });

    private static string? Entry(string code) =>
        Text(code) is { } meaning && Text(code + "_Action") is { } action ? $"{meaning} {action}" : null;

    private static string? Text(string name) => s_resources.GetString(name, CultureInfo.InvariantCulture);
}
