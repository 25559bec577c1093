using System.Globalization;
using CouplingTools.Sandbox.Http;

namespace CouplingTools.Sandbox.Dataverse;

/// <summary>The preferences of a Prefer header.</summary>
/// <param name="Annotations">The value of odata.include-annotations without its quotes; null when absent.</param>
internal sealed record Preferences(bool Representation, int? MaxPageSize, string? Annotations, bool TrackChanges, bool ContinueOnError)
{
    /// <summary>Reads the preferences of a request.</summary>
    public static Preferences Of(HeaderList headers)
    {
        var values = headers.Preferences();
        return new Preferences(
            values.GetValueOrDefault("return") == "representation",
            values.TryGetValue("odata.maxpagesize", out var size) ? PageSize(size) : null,
            values.GetValueOrDefault("odata.include-annotations"),
            values.ContainsKey("odata.track-changes"),
            values.TryGetValue("odata.continue-on-error", out var goesOn) && !goesOn.Equals("false", StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>Whether the annotation with that full name was asked for; a later pattern overrides an earlier one.</summary>
    public bool Includes(string annotation)
    {
        var included = false;
        foreach (var entry in (Annotations ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var excludes = entry[0] == '-';
            var pattern = excludes ? entry[1..] : entry;
            var matches = pattern.EndsWith('*')
                ? annotation.StartsWith(pattern[..^1], StringComparison.Ordinal)
                : annotation == pattern;
            included = matches ? !excludes : included;
        }

        return included;
    }

    /// <summary>The value of the Preference-Applied header of a read, or null where no preference of reads was given.</summary>
    /// <param name="pageSize">The page size that was used; null where rows did not come in pages.</param>
    public string? Applied(int? pageSize)
    {
        string?[] applied =
        [
            TrackChanges ? "odata.track-changes" : null,
            MaxPageSize is null || pageSize is null ? null : string.Create(CultureInfo.InvariantCulture, $"odata.maxpagesize={pageSize}"),
            Annotations is null ? null : $"odata.include-annotations=\"{Annotations}\"",
        ];
        return applied.Any(item => item is not null) ? string.Join(',', applied.OfType<string>()) : null;
    }

    private static int? PageSize(string value) =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var size) && size > 0
            ? size
            : throw Errors.InvalidArgument($"Invalid value '{value}' for the preference odata.maxpagesize.");
}
