namespace CouplingTools.Engine.Services;

/// <summary>
/// Related rows that are read with the rows of a table: one record for each row and related row, which has the fields
/// of both. Rows without a related one are left out.
/// </summary>
/// <param name="Navigation">The table's navigation property.</param>
/// <param name="Filter">An OData filter on the related rows.</param>
internal sealed record TableExpansion(string Navigation, string? Filter = null)
{
    /// <summary>The name that a field of the related rows has in the record and in the table's description.</summary>
    public string FieldOf(string related) => $"{Navigation}/{related}";

    /// <summary>The field of the related rows that a name stands for; <see langword="null"/> for one of the table itself.</summary>
    public string? RelatedField(string field) =>
        field.Length > Navigation.Length && field[Navigation.Length] == '/' && field.StartsWith(Navigation, StringComparison.Ordinal)
            ? field[(Navigation.Length + 1)..]
            : null;
}
