namespace CouplingTools.Engine.Services;

/// <summary>Names a table of one service.</summary>
/// <param name="EntitySet">The entity set as the service's address names it.</param>
/// <param name="Key">The field that holds the row's id.</param>
/// <param name="LogicalName">The Dataverse logical name; Business Central has none.</param>
/// <param name="Route">The Business Central API route, such as <c>v2.0</c>; Dataverse has none.</param>
internal sealed record TableReference(string EntitySet, string Key, string? LogicalName = null, string Route = "v2.0")
{
    /// <summary>The choice column whose options are the rows; <see langword="null"/> when the table's rows are.</summary>
    public string? OptionSet { get; init; }

    /// <summary>The related rows to read with the table's own by <see cref="IRecordService.ReadByKeyAsync"/>; nothing else reads them.</summary>
    public TableExpansion? Expansion { get; init; }
}
