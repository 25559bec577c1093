using System.Globalization;
using CouplingTools.Sandbox.BusinessCentral.Addressing;
using CouplingTools.Sandbox.BusinessCentral.Errors;
using CouplingTools.Sandbox.BusinessCentral.Json;
using CouplingTools.Sandbox.BusinessCentral.Queries;
using CouplingTools.Sandbox.Http;
using CouplingTools.Sandbox.Query;

namespace CouplingTools.Sandbox.BusinessCentral.Operations;

/// <summary>GET of rows, page by page, and of their number.</summary>
/// <remarks>
/// Fidelity: pages, their links, Prefer: odata.maxpagesize, $top beyond a page, $count. Rows are in the order of their ids unless $orderby says
/// otherwise. $search, $apply and unknown options are ignored, as the service ignores them. Of replicas (Data-Access-Intent) there are none.
/// </remarks>
internal static class ReadRows
{
    public static SandboxResponse Page(Call call)
    {
        var plan = Plan(call);
        var preferred = Preferred(call);
        var size = Math.Min(preferred ?? int.MaxValue, call.Profile.MaxPageSize);
        var after = call.Request.Query["$skiptoken"] is { Length: > 0 } token ? SkipToken.Read(token, plan.Order) : null;
        var page = PlanReader.ReadPage(call.Session, plan, after, (int)Math.Min(size, plan.Top ?? long.MaxValue));
        var shown = ShownRows.Load(call.Session, plan, page.Rows);
        call.Operation.Rows = page.Rows.Count;
        var headers = preferred is null ? [] : new[] { KeyValuePair.Create("Preference-Applied", $"odata.maxpagesize={preferred}") };
        return call.Answers.WithJson(
            200,
            w =>
            {
                w.WriteStartObject();
                w.WriteString("@odata.context", call.Context(single: false));
                if (plan.Count)
                    w.WriteNumber("@odata.count", PlanReader.Count(call.Session, plan));
                w.WriteStartArray("value");
                foreach (var row in page.Rows)
                    JsonOutput.WriteObject(w, shown, row);
                w.WriteEndArray();
                if (Next(call, plan, page) is { } next)
                    w.WriteString("@odata.nextLink", next);
                w.WriteEndObject();
            },
            headers);
    }

    public static SandboxResponse Count(Call call) =>
        call.Answers.WithText(200, "text/plain", PlanReader.Count(call.Session, Plan(call)).ToString(CultureInfo.InvariantCulture));

    private static string? Next(Call call, ReadPlan plan, Page page)
    {
        var remaining = plan.Top - page.Rows.Count;
        if (!page.HasMore || remaining <= 0 || page.Rows.Count == 0)
            return null;
        var token = SkipToken.Write(PlanReader.Position(plan, page.Rows[^1]));
        return NextLink.After(call.Request.Url, token, call.Profile.NextLinkKeepsTop ? remaining : null);
    }

    private static ReadPlan Plan(Call call)
    {
        var plan = call.Queries.Parse(call.Table, call.Request.Query);
        if (call.Resource.From is { } from)
            return Within(call, plan, from);
        ContactInformation.CheckQuery(plan);
        return plan;
    }

    private static ReadPlan Within(Call call, ReadPlan plan, Navigation from)
    {
        var owner = call.Session.Find(from.Owner, from.OwnerKey)
            ?? throw BusinessCentralErrors.RecordNotFound(call.Profile.MissingRecordCode, from.Owner.Caption, from.OwnerKey);
        var parameters = new List<object?>(plan.Filter?.Parameters ?? []) { owner[from.Property.Column] };
        var within = $"t.\"{from.Property.TargetColumn}\" = @{parameters.Count - 1}";
        return plan with { Filter = new SqlCondition(plan.Filter is null ? within : $"{plan.Filter.Text} AND {within}", parameters) };
    }

    private static int? Preferred(Call call) =>
        call.Request.Headers.Preferences().TryGetValue("odata.maxpagesize", out var text)
        && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var size) && size > 0
            ? size
            : null;
}
