using CouplingTools.Engine.Records;
using CouplingTools.Engine.Services.Http;

namespace CouplingTools.Engine.Services.OData;

/// <summary>The condition that a row was modified at a time or later.</summary>
internal static class ModifiedCondition
{
    /// <exception cref="ServiceException">There is a time, and the table has no column for it.</exception>
    public static string? Since(IODataDialect dialect, TableDescription table, DateTimeOffset? since) =>
        since is { } time ? $"{Field(dialect, table)} ge {FieldValue.Of(time).Text}" : null;

    /// <exception cref="ServiceException">The table has no such column.</exception>
    public static string Field(IODataDialect dialect, TableDescription table) => dialect.ModifiedField(table)
        ?? throw ServiceErrors.Configuration(dialect.Side, ServiceErrors.ModifiedTimeMissing, table.Table.EntitySet);
}
