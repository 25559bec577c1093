using System.Text;

namespace CouplingTools.Engine.Services.OData;

/// <summary>Escapes and joins query options.</summary>
internal static class QueryText
{
    /// <summary>Escapes what a query cannot hold and leaves the rest readable, because addresses are limited in length.</summary>
    public static string Escape(string text) => new StringBuilder(Uri.EscapeDataString(text))
        .Replace("%27", "'").Replace("%28", "(").Replace("%29", ")").Replace("%2C", ",")
        .Replace("%3A", ":").Replace("%2F", "/").Replace("%24", "$").ToString();

    /// <summary>Joins the options that have a value.</summary>
    public static string Join(params (string Name, string? Value)[] options) => string.Join('&', options
        .Where(option => !string.IsNullOrEmpty(option.Value))
        .Select(option => $"{option.Name}={Escape(option.Value!)}"));
}
