using System.Globalization;

namespace CouplingTools.Sandbox.Dataverse;

/// <summary>The preferences of a Prefer header.</summary>
/// <param name="Annotations">The value of odata.include-annotations without its quotes; null when absent.</param>
internal sealed record Preferences(bool Representation, int? MaxPageSize, string? Annotations, bool TrackChanges, bool ContinueOnError)
{
    /// <summary>Reads the header; null is a header that is not there.</summary>
    public static Preferences Parse(string? header)
    {
        var result = new Preferences(false, null, null, false, false);
        foreach (var preference in Split(header ?? ""))
        {
            var pair = preference.Split('=', 2);
            var value = pair.Length == 2 ? pair[1].Trim().Trim('"') : "";
            result = pair[0].Trim().ToLowerInvariant() switch
            {
                "return" => result with { Representation = value == "representation" },
                "odata.maxpagesize" => result with { MaxPageSize = PageSize(value) },
                "odata.include-annotations" => result with { Annotations = value },
                "odata.track-changes" => result with { TrackChanges = true },
                "odata.continue-on-error" => result with { ContinueOnError = !value.Equals("false", StringComparison.OrdinalIgnoreCase) },
                _ => result,
            };
        }

        return result;
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

    private static int? PageSize(string value) =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var size) && size > 0
            ? size
            : throw Errors.InvalidArgument($"Invalid value '{value}' for the preference odata.maxpagesize.");

    private static IEnumerable<string> Split(string header)
    {
        var start = 0;
        var quoted = false;
        for (var i = 0; i <= header.Length; i++)
        {
            if (i == header.Length || (header[i] == ',' && !quoted))
            {
                if (header[start..i].Trim() is { Length: > 0 } preference)
                {
                    yield return preference;
                }

                start = i + 1;
            }
            else if (header[i] == '"')
            {
                quoted = !quoted;
            }
        }
    }
}
