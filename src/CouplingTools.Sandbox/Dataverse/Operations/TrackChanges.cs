using System.Globalization;
using System.Net;
using System.Text.Json;
using CouplingTools.Sandbox.Dataverse.Json;
using CouplingTools.Sandbox.Dataverse.Queries;
using CouplingTools.Sandbox.Dataverse.Rows;
using CouplingTools.Sandbox.Http;
using CouplingTools.Sandbox.Query;
using CouplingTools.Sandbox.Schema;
using CouplingTools.Sandbox.Storage;

namespace CouplingTools.Sandbox.Dataverse.Operations;

/// <summary>
/// Change tracking, after the page "Use change tracking to synchronize data with external systems": a first read of all
/// rows that ends with a delta link, then the changes since, deletions last.
/// </summary>
/// <remarks>
/// Fidelity: the token is the version reached when the first page was read, so that nothing written while pages are read is
/// lost, and it expires after 7 days. A delta comes as one answer; the service divides it into pages of 5,000.
/// </remarks>
internal static class TrackChanges
{
    private const int LargestPage = 5000;
    private static readonly string[] s_refused = ["$filter", "$orderby", "$expand", "$top"];

    /// <summary>Answers the first read or a delta link.</summary>
    public static SandboxResponse Run(DataverseCall call, TableSchema table)
    {
        Check(call, table);
        var plan = QueryReader.Plan(call, table);
        var response = call.Request.Query["$deltatoken"] is { } token
            ? Answers.Json(writer => WriteDelta(call, plan, Version(call, token), writer))
            : Initial(call, plan);
        Answers.Apply(response, call.Preferences.Applied(PageSize(call)));
        return response;
    }

    /// <summary>How many changes there are since the token.</summary>
    public static SandboxResponse Count(DataverseCall call, TableSchema table)
    {
        Check(call, table);
        var version = Version(call, call.Request.Query["$deltatoken"]!);
        var count = call.Session.Count(table, Changed(version)) + Tombstone.Since(call.Session, table, version).Count;
        return Answers.Text(count.ToString(CultureInfo.InvariantCulture), mark: true);
    }

    private static void Check(DataverseCall call, TableSchema table)
    {
        if (table.Facts["ChangeTrackingEnabled"] != "true")
        {
            throw Errors.InvalidArgument($"Change tracking is not enabled for the entity {table.Entity}.");
        }

        if (s_refused.FirstOrDefault(option => call.Request.Query[option] is not null) is { } refused)
        {
            throw Errors.Uri($"The \"{refused}\" query parameter isn't supported when Change Tracking is enabled.");
        }
    }

    private static SandboxResponse Initial(DataverseCall call, ReadPlan plan)
    {
        var token = call.Request.Query["$skiptoken"];
        var separator = token?.IndexOf('|', StringComparison.Ordinal) ?? -1;
        var start = separator < 0 ? DeltaToken(call) : token![..separator];
        var cookie = PagingCookie.Decode(plan, token?[(separator + 1)..]);
        var page = PlanReader.ReadPage(call.Session, plan, cookie.After, PageSize(call));
        call.Operation.Rows = page.Rows.Count;
        return Answers.Json(writer =>
        {
            writer.WriteStartObject();
            writer.WriteString("@odata.context", ContextUrl.Rows(call, plan));
            writer.WriteStartArray("value");
            new RowJson(call, plan).Write(writer, page.Rows);
            writer.WriteEndArray();
            if (page.HasMore)
            {
                writer.WriteString("@odata.nextLink", NextLink.Of(call, $"{start}|{PagingCookie.Encode(plan, page.Rows, cookie.Page, tracking: true)}"));
            }
            else
            {
                writer.WriteString("@odata.deltaLink", NextLink.With(call, "$deltatoken", start));
            }

            writer.WriteEndObject();
        });
    }

    private static void WriteDelta(DataverseCall call, ReadPlan plan, long version, Utf8JsonWriter writer)
    {
        var changed = call.Session.Query(plan.Table, Changed(version)).ToArray();
        call.Operation.Rows = changed.Length;
        writer.WriteStartObject();
        writer.WriteString("@odata.context", $"{ContextUrl.Rows(call, plan)}/$delta");
        writer.WriteStartArray("value");
        new RowJson(call, plan).Write(writer, changed);
        foreach (var id in Tombstone.Since(call.Session, plan.Table, version))
        {
            writer.WriteStartObject();
            writer.WriteString("@odata.context", $"{call.Root}$metadata#{plan.Table.Set}/$deletedEntity");
            writer.WriteString("id", id);
            writer.WriteString("reason", "deleted");
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteString("@odata.deltaLink", NextLink.With(call, "$deltatoken", DeltaToken(call)));
        writer.WriteEndObject();
    }

    private static int PageSize(DataverseCall call) => Math.Min(call.Preferences.MaxPageSize ?? LargestPage, LargestPage);

    private static SqlQuery Changed(long version) =>
        new($"t.{SqlSchema.VersionColumn} > @0", [version], $"t.{SqlSchema.VersionColumn}", null);

    private static string DeltaToken(DataverseCall call) => string.Create(
        CultureInfo.InvariantCulture, $"{call.Session.CurrentVersion()}!{call.Now.UtcDateTime:MM/dd/yyyy HH:mm:ss}");

    private static long Version(DataverseCall call, string token)
    {
        var parts = token.Split('!');
        if (parts.Length != 2
            || !long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var version)
            || !DateTimeOffset.TryParseExact(
                parts[1], "MM/dd/yyyy HH:mm:ss", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time))
        {
            throw Errors.Uri($"The delta token '{token}' is not valid.");
        }

        return call.Now - time > TimeSpan.FromDays(7)
            ? throw new DataverseException(
                HttpStatusCode.BadRequest,
                "0x80044352",
                "Version stamp associated with the client has expired. Please perform a full sync.")
            : version;
    }
}
