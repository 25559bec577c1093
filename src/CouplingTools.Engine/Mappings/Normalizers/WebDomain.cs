using System.Globalization;

namespace CouplingTools.Engine.Mappings.Normalizers;

/// <summary>The domain of a web or e-mail address. The domains of public mail services identify nobody.</summary>
internal static class WebDomain
{
    private static readonly HashSet<string> s_public = new(StringComparer.OrdinalIgnoreCase)
    {
        "gmail.com", "googlemail.com", "outlook.com", "hotmail.com", "live.com", "msn.com", "yahoo.com", "yahoo.co.uk", "aol.com", "icloud.com",
        "me.com", "mac.com", "gmx.de", "gmx.net", "gmx.at", "gmx.ch", "web.de", "t-online.de", "freenet.de", "orange.fr", "wanadoo.fr", "free.fr",
        "laposte.net", "libero.it", "virgilio.it", "mail.ru", "yandex.ru", "proton.me", "protonmail.com", "comcast.net", "verizon.net", "qq.com", "163.com",
    };

    public static string Of(string text)
    {
        var host = text.Trim();
        var scheme = host.IndexOf("//", StringComparison.Ordinal);
        if (scheme >= 0)
            host = host[(scheme + 2)..];
        host = host.Split(['/', '?', '#'], 2)[0];
        host = host[(host.LastIndexOf('@') + 1)..].Split(':', 2)[0].TrimEnd('.', '>', ' ').ToLowerInvariant();
        if (host.StartsWith("www.", StringComparison.Ordinal))
            host = host["www.".Length..];
        return host.Contains('.', StringComparison.Ordinal) && !s_public.Contains(host) ? Ascii(host) : string.Empty;
    }

    private static string Ascii(string host)
    {
        try
        {
            return new IdnMapping().GetAscii(host);
        }
        catch (ArgumentException)
        {
            return host;
        }
    }
}
