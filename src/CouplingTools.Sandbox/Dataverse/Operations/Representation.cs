using System.Net;
using CouplingTools.Sandbox.Dataverse.Json;
using CouplingTools.Sandbox.Http;
using CouplingTools.Sandbox.Query;
using CouplingTools.Sandbox.Storage;

namespace CouplingTools.Sandbox.Dataverse.Operations;

/// <summary>Answers that carry one row.</summary>
internal static class Representation
{
    /// <summary>The row as the plan wants it.</summary>
    public static SandboxResponse Of(DataverseCall call, ReadPlan plan, Row row, HttpStatusCode status = HttpStatusCode.OK)
    {
        var json = new RowJson(call, plan);
        return Answers.Json(writer => json.Write(writer, [row], ContextUrl.Row(call, plan)), status);
    }

    /// <summary>The answer to a write: nothing, or the row when return=representation is preferred.</summary>
    public static SandboxResponse OfWrite(DataverseCall call, ReadPlan plan, Row row, bool created, string url)
    {
        if (!call.Preferences.Representation)
        {
            return Answers.Written(url);
        }

        var response = Of(call, plan, row, created ? HttpStatusCode.Created : HttpStatusCode.OK);
        response.Headers.Add("Preference-Applied", "return=representation");
        return response;
    }
}
