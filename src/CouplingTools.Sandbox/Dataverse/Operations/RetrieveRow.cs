using System.Net;
using CouplingTools.Sandbox.Dataverse.Addressing;
using CouplingTools.Sandbox.Dataverse.Queries;
using CouplingTools.Sandbox.Http;
using CouplingTools.Sandbox.Schema;

namespace CouplingTools.Sandbox.Dataverse.Operations;

/// <summary>GET of one row, after the pages "Retrieve a table row" and "Perform conditional operations using the Web API".</summary>
/// <remarks>
/// Fidelity: $select, $expand of single-valued navigation properties, annotations, alternate keys and 304 are done.
/// A conditional read is ignored, as the service does, when rows are expanded or annotations are asked for.
/// </remarks>
internal static class RetrieveRow
{
    /// <summary>Answers with the row.</summary>
    public static SandboxResponse Run(DataverseCall call, TableSchema table, RecordKey key)
    {
        var plan = QueryReader.Plan(call, table);
        var row = Existing.Row(call, table, key);
        var isUnchanged = Existing.Conditions(call).IsUnchanged(row) && plan.Expand.Count == 0 && call.Preferences.Annotations is null;
        var response = isUnchanged ? Answers.Empty(HttpStatusCode.NotModified) : Representation.Of(call, plan, row);
        response.Headers.Add("ETag", Rows.Conditions.ETag(row));
        Answers.Apply(response, call.Preferences.Applied(null));
        return response;
    }
}
