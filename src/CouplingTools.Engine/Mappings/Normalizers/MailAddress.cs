namespace CouplingTools.Engine.Mappings.Normalizers;

/// <summary>An e-mail address without what is written around it; of several, the first. What is no address identifies nobody.</summary>
internal static class MailAddress
{
    public static string Normalize(string text)
    {
        var first = text.Split([';', ','], 2)[0];
        var open = first.LastIndexOf('<');
        if (open >= 0)
            first = first[(open + 1)..];
        first = first.Trim(' ', '>', '<', '"', '\'');
        if (first.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase))
            first = first["mailto:".Length..];
        var at = first.IndexOf('@', StringComparison.Ordinal);
        return at > 0 && at < first.Length - 1 ? first.ToLowerInvariant() : string.Empty;
    }
}
