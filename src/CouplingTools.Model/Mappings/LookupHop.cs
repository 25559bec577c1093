namespace CouplingTools;

/// <summary>A table that turns a reference into a key, and back.</summary>
/// <param name="EntitySet">The entity set.</param>
/// <param name="Reference">The field that equals the mapped field's value; with <paramref name="Expand"/> a field of the related rows, such as <c>contactsInformation/contactNumber</c>.</param>
/// <param name="Key">The field that holds the key.</param>
/// <param name="LogicalName">The Dataverse table's logical name; Business Central has none.</param>
/// <param name="Filter">An OData filter on the table.</param>
/// <param name="Expand">The related rows that hold the reference; <see langword="null"/> when the table's own rows do.</param>
/// <param name="Via">How rows are found by a reference that only related rows hold, which a filter on the table cannot name.</param>
public sealed record LookupHop(
    string EntitySet,
    string Reference,
    string Key,
    string? LogicalName = null,
    string? Filter = null,
    LookupExpansion? Expand = null,
    LookupDetour? Via = null)
{
    /// <summary>The Business Central API route of the table, and of the one it is found through: <c>v2.0</c>, or <c>publisher/group/version</c> for a custom API.</summary>
    public string Route { get; init; } = "v2.0";

    /// <summary>The date field by which the latest row that is not in the future counts, where several rows have one reference.</summary>
    public string? Latest { get; init; }

    /// <summary>The field by which the key is divided, where the key is a number: a rate as an amount per amount.</summary>
    public string? Per { get; init; }
}
