using CouplingTools.Sandbox.Dataverse.Addressing;
using CouplingTools.Sandbox.Dataverse.Rows;
using CouplingTools.Sandbox.Http;
using CouplingTools.Sandbox.Schema;

namespace CouplingTools.Sandbox.Dataverse.Operations;

/// <summary>DELETE of a row, with optimistic concurrency when If-Match is given.</summary>
/// <remarks>Fidelity: relationships cascade as <see cref="RowDeleter"/> says.</remarks>
internal static class DeleteRow
{
    /// <summary>Deletes the row.</summary>
    public static SandboxResponse Run(DataverseCall call, TableSchema table, RecordKey key)
    {
        RowDeleter.Delete(call, Existing.ForWrite(call, table, key));
        return Answers.Empty();
    }
}
