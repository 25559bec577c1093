using CouplingTools.Sandbox.Schema;
using CouplingTools.Sandbox.Storage;

namespace CouplingTools.Sandbox.Dataverse.Addressing;

/// <summary>A row named by a URL such as <c>/contacts(guid)</c>, <c>accounts(accountnumber='1')</c> or an absolute address.</summary>
internal static class TableReference
{
    /// <summary>The existing row the URL names.</summary>
    public static Row Resolve(DataverseCall call, string url)
    {
        var path = Uri.TryCreate(url, UriKind.Absolute, out var absolute) && absolute.Scheme is "http" or "https"
            ? call.Request.Root.MakeRelativeUri(absolute).OriginalString
            : url.TrimStart('/');
        var segment = PathSegment.ParseAll(path.Split('/').Select(Uri.UnescapeDataString).ToArray()) is [var single]
            ? single
            : throw Errors.Uri($"Invalid value for a reference to a record: '{url}'.");
        var table = Tables.Visible(call, segment.Name);
        var key = RecordKey.Parse(segment.Arguments ?? throw Errors.Uri($"Invalid value for a reference to a record: '{url}'."));
        return KeyResolver.Find(call, table, key) ?? throw KeyResolver.Missing(table, key);
    }
}
