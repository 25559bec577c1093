using CouplingTools.Sandbox.Storage;

namespace CouplingTools.Sandbox.Dataverse.Rows;

/// <summary>Columns a new row cannot be without.</summary>
/// <remarks>Fidelity: only what the system requires is enforced; what the application requires is not, as the service does.</remarks>
internal static class RequiredColumns
{
    private static readonly HashSet<string> s_supplied = new(StringComparer.Ordinal) { "ownerid", "statecode", "businessunitid" };

    /// <summary>Refuses a row without a value in a column the system requires and does not fill itself.</summary>
    public static void Check(Row row)
    {
        foreach (var column in row.Table.Columns)
        {
            if (column.RequiredLevel == "SystemRequired" && column.Name != row.Table.Key && !s_supplied.Contains(column.Name) && row[column.Name] is null)
            {
                throw Errors.InvalidArgument($"The required field '{column.Name}' is missing.");
            }
        }
    }
}
