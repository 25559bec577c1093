using System.Globalization;
using CouplingTools.Sandbox.Storage;

namespace CouplingTools.Sandbox.Dataverse.Rows;

/// <summary>The If-Match and If-None-Match headers of a request.</summary>
/// <param name="IfMatch">The header's text, or null.</param>
/// <param name="IfNoneMatch">The header's text, or null; the documented cache header <c>null</c> counts as absent.</param>
internal sealed record Conditions(string? IfMatch, string? IfNoneMatch)
{
    /// <summary>No condition.</summary>
    public static Conditions None { get; } = new(null, null);

    /// <summary>Whether a missing row may be created.</summary>
    public bool AllowsCreate => IfMatch is null;

    /// <summary>Whether an existing row may be written.</summary>
    public bool AllowsExisting => IfNoneMatch != "*";

    /// <summary>Reads the two headers.</summary>
    public static Conditions Of(string? ifMatch, string? ifNoneMatch) =>
        new(string.IsNullOrEmpty(ifMatch) ? null : ifMatch.Trim(), ifNoneMatch is null or "" or "null" ? null : ifNoneMatch.Trim());

    /// <summary>The ETag of a row.</summary>
    public static string ETag(Row row) => $"W/\"{row.Version.ToString(CultureInfo.InvariantCulture)}\"";

    /// <summary>Refuses when the row is not the version the request names.</summary>
    public void CheckVersion(Row row)
    {
        if (IfMatch is not null && IfMatch != "*" && !Names(IfMatch, row))
        {
            throw Errors.VersionMismatch();
        }
    }

    /// <summary>Whether a read may be answered with 304.</summary>
    public bool IsUnchanged(Row row) => IfNoneMatch is not null && IfNoneMatch != "*" && Names(IfNoneMatch, row);

    private static bool Names(string header, Row row) => header.Split(',', StringSplitOptions.TrimEntries).Contains(ETag(row));
}
