namespace CouplingTools;

/// <summary>A table that turns a reference into a key, and back.</summary>
/// <param name="EntitySet">The entity set.</param>
/// <param name="Reference">The field that equals the mapped field's value.</param>
/// <param name="Key">The field that holds the key.</param>
/// <param name="LogicalName">The Dataverse table's logical name; Business Central has none.</param>
/// <param name="Filter">An OData filter on the table.</param>
public sealed record LookupHop(string EntitySet, string Reference, string Key, string? LogicalName = null, string? Filter = null);
