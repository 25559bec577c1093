using System.Text.Json;
using CouplingTools.Sandbox.Dataverse.Json;
using CouplingTools.Sandbox.Dataverse.Queries;
using CouplingTools.Sandbox.Http;
using CouplingTools.Sandbox.Query;
using CouplingTools.Sandbox.Schema;

namespace CouplingTools.Sandbox.Dataverse.Operations;

/// <summary>GET of an entity set, after the page "Query data using the Web API" and those below it.</summary>
/// <remarks>
/// Fidelity: $select, $filter, $orderby, $top, $count, $expand of single-valued navigation properties, pages with their
/// cookies and annotations are done; $apply, FetchXML and saved queries answer "not implemented".
/// </remarks>
internal static class QueryRows
{
    private const int LargestPage = 5000;

    /// <summary>Answers with one page.</summary>
    public static SandboxResponse Run(DataverseCall call, TableSchema table)
    {
        if (call.Preferences.TrackChanges || call.Request.Query["$deltatoken"] is not null)
        {
            return TrackChanges.Run(call, table);
        }

        var plan = QueryReader.Plan(call, table);
        var cookie = PagingCookie.Decode(plan, call.Request.Query["$skiptoken"]);
        var size = (int)Math.Min(plan.Top ?? call.Preferences.MaxPageSize ?? LargestPage, LargestPage);
        var page = PlanReader.ReadPage(call.Session, plan, cookie.After, size);
        call.Operation.Rows = page.Rows.Count;
        var response = Answers.Json(writer => Write(call, plan, page, cookie, writer));
        Answers.Apply(response, call.Preferences.Applied(plan.Top is null ? size : null));
        return response;
    }

    /// <summary>How many rows there are, as plain text; never more than 5,000.</summary>
    public static SandboxResponse Count(DataverseCall call, TableSchema table)
    {
        if (call.Request.Query["$deltatoken"] is not null)
        {
            return TrackChanges.Count(call, table);
        }

        var plan = QueryReader.Plan(call, table);
        return Answers.Text($"{Math.Min(PlanReader.Count(call.Session, plan), LargestPage)}", mark: true);
    }

    private static void Write(DataverseCall call, ReadPlan plan, Page page, PagingCookie cookie, Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteString("@odata.context", ContextUrl.Rows(call, plan));
        WriteCount(call, plan, writer);
        writer.WriteStartArray("value");
        new RowJson(call, plan).Write(writer, page.Rows);
        writer.WriteEndArray();
        if (page.HasMore && plan.Top is null)
        {
            writer.WriteString("@odata.nextLink", NextLink.Of(call, PagingCookie.Encode(plan, page.Rows, cookie.Page, tracking: false)));
        }

        writer.WriteEndObject();
    }

    private static void WriteCount(DataverseCall call, ReadPlan plan, Utf8JsonWriter writer)
    {
        long? count = plan.Count ? PlanReader.Count(call.Session, plan) : null;
        if (count is not null)
        {
            writer.WriteNumber("@odata.count", Math.Min(count.Value, LargestPage));
        }

        if (call.Preferences.Includes(Annotations.TotalRecordCount))
        {
            writer.WriteNumber($"@{Annotations.TotalRecordCount}", Math.Min(count ?? -1, LargestPage));
        }

        if (call.Preferences.Includes(Annotations.TotalRecordCountLimitExceeded))
        {
            writer.WriteBoolean($"@{Annotations.TotalRecordCountLimitExceeded}", count > LargestPage);
        }
    }
}
