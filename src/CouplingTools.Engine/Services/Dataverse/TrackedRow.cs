using System.Text.Json;
using CouplingTools.Engine.Services.Http;
using CouplingTools.Engine.Services.OData;

namespace CouplingTools.Engine.Services.Dataverse;

/// <summary>Reads a row of a list of changes.</summary>
internal static class TrackedRow
{
    /// <exception cref="ServiceException">The row has no id.</exception>
    public static RowChange Read(Side side, RowReader reader, JsonElement row)
    {
        if (!IsDeleted(row))
        {
            var record = reader.Read(row);
            return new(record.Id, record.Version, record.ModifiedAt);
        }
        return row.TryGetProperty("id", out var id) && id.TryGetGuid(out var deleted)
            ? new(deleted, null, null)
            : throw new ServiceException(ServiceErrors.Unreadable(side, 200, "$deletedEntity"));
    }

    private static bool IsDeleted(JsonElement row) =>
        row.TryGetProperty("@odata.context", out var context) && context.GetString()?.EndsWith("/$deletedEntity", StringComparison.Ordinal) == true;
}
