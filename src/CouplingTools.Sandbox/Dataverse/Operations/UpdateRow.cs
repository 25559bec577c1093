using CouplingTools.Sandbox.Dataverse.Addressing;
using CouplingTools.Sandbox.Dataverse.Queries;
using CouplingTools.Sandbox.Dataverse.Rows;
using CouplingTools.Sandbox.Http;
using CouplingTools.Sandbox.Query;
using CouplingTools.Sandbox.Schema;

namespace CouplingTools.Sandbox.Dataverse.Operations;

/// <summary>
/// PATCH of a row: an update, or a create when the row is missing and the conditions allow it, after the pages
/// "Update and delete table rows", "Use Upsert to create or update a record" and "Perform conditional operations".
/// </summary>
/// <remarks>
/// Fidelity: all combinations of If-Match and If-None-Match, primary and alternate keys, and return=representation with
/// $select are done; $expand is ignored, as the service does. Every update makes a new version, even one without a change.
/// </remarks>
internal static class UpdateRow
{
    /// <summary>Updates or creates the row.</summary>
    public static SandboxResponse Run(DataverseCall call, TableSchema table, RecordKey key)
    {
        var plan = QueryReader.Plan(call, table) with { Expand = [] };
        var conditions = Existing.Conditions(call);
        var body = BodyReader.Read(call);
        if (Existing.Find(call, table, key) is { } row)
        {
            if (!conditions.AllowsExisting)
            {
                throw Errors.Duplicate();
            }

            conditions.CheckVersion(row);
            var updated = RowWriter.Update(call, row, body, key);
            return Representation.OfWrite(call, plan, updated, created: false, Url(call, table, key));
        }

        if (!conditions.AllowsCreate)
        {
            throw KeyResolver.Missing(table, key);
        }

        var created = RowWriter.Create(call, table, body, key);
        call.Operation.Id = created.Id;
        return Representation.OfWrite(call, plan, created, created: true, Url(call, table, key));
    }

    private static string Url(DataverseCall call, TableSchema table, RecordKey key) => KeyResolver.PrimaryKey(table, key) is { } id
        ? $"{call.Root}{table.Set}({id:D})"
        : call.Request.Url.GetLeftPart(UriPartial.Path);
}
