using System.Globalization;

namespace CouplingTools.Sandbox.BusinessCentral.Queries;

/// <summary>The link to the next page: the address of this one with aid=FIN and the skip token, and with what is left of $top.</summary>
internal static class NextLink
{
    public static string After(Uri url, string token, long? remaining)
    {
        var options = url.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries)
            .Where(o => !Is(o, "$skiptoken") && !Is(o, "aid") && !Is(o, "$top") && !Is(o, "$skip")).ToList();
        if (remaining is not null)
            options.Add(string.Create(CultureInfo.InvariantCulture, $"$top={remaining}"));
        options.Add("aid=FIN");
        options.Add($"$skiptoken={Uri.EscapeDataString(token)}");
        return $"{url.GetLeftPart(UriPartial.Path)}?{string.Join('&', options)}";
    }

    private static bool Is(string option, string name) =>
        Uri.UnescapeDataString(option).StartsWith($"{name}=", StringComparison.Ordinal);
}
