namespace CouplingTools;

/// <summary>
/// A table that says which rows of a lookup's table may hold a reference: it gives a value for each reference, and
/// only rows with one of these values are read. They count only if they do hold the reference.
/// </summary>
/// <param name="EntitySet">The entity set.</param>
/// <param name="Reference">The field that equals the mapped field's value.</param>
/// <param name="Value">The field that gives the value.</param>
/// <param name="Field">The field of the lookup's table that equals the value.</param>
/// <param name="Filter">An OData filter on the table.</param>
public sealed record LookupDetour(string EntitySet, string Reference, string Value, string Field, string? Filter = null);
