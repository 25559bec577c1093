using CouplingTools.Sandbox.Storage;

namespace CouplingTools.Sandbox.Dataverse.Operations;

/// <summary>Addresses of rows.</summary>
internal static class RowUrl
{
    /// <summary>The absolute address of a row by its primary key.</summary>
    public static string Of(DataverseCall call, Row row) => $"{call.Root}{row.Table.Set}({row.Id:D})";
}
