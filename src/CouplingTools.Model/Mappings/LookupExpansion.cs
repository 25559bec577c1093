namespace CouplingTools;

/// <summary>The related rows of a lookup's table that are read with each of its rows.</summary>
/// <param name="Navigation">The table's navigation property: <c>contactsInformation</c>.</param>
/// <param name="Filter">An OData filter on the related rows.</param>
public sealed record LookupExpansion(string Navigation, string? Filter = null);
