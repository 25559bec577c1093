using CouplingTools.Sandbox.Dataverse.Queries;
using CouplingTools.Sandbox.Dataverse.Rows;
using CouplingTools.Sandbox.Http;
using CouplingTools.Sandbox.Schema;

namespace CouplingTools.Sandbox.Dataverse.Operations;

/// <summary>POST to an entity set, after the page "Create a table row using the Web API".</summary>
/// <remarks>
/// Fidelity: own ids, defaults, computed columns, lookups, nested single rows and return=representation with $select
/// and $expand are done. Duplicate detection rules do not exist, so MSCRM.SuppressDuplicateDetection changes nothing.
/// </remarks>
internal static class CreateRow
{
    /// <summary>Creates the row.</summary>
    public static SandboxResponse Run(DataverseCall call, TableSchema table)
    {
        var plan = QueryReader.Plan(call, table);
        var row = RowWriter.Create(call, table, BodyReader.Read(call), null);
        call.Operation.Id = row.Id;
        return Representation.OfWrite(call, plan, row, created: true, RowUrl.Of(call, row));
    }
}
