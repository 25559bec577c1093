namespace CouplingTools;

/// <summary>The table of one side of a mapping.</summary>
public sealed record MappingTable
{
    /// <summary>The entity set as the service's address names it: <c>customers</c>, <c>accounts</c>.</summary>
    public required string EntitySet { get; init; }

    /// <summary>The Business Central API route: <c>v2.0</c>, or <c>publisher/group/version</c> for a custom API.</summary>
    public string Route { get; init; } = "v2.0";

    /// <summary>The Dataverse table's logical name: <c>account</c>. Business Central has none.</summary>
    public string? LogicalName { get; init; }

    /// <summary>
    /// The choice column of the Dataverse table whose options are the records, with the fields <c>id</c>, <c>value</c> and <c>label</c>;
    /// <see langword="null"/> when the table's rows are.
    /// </summary>
    public string? OptionSet { get; init; }

    /// <summary>The field that holds the record's id.</summary>
    public required string Key { get; init; }

    /// <summary>The field that holds the number people know the record by.</summary>
    public string? Number { get; init; }

    /// <summary>The field that holds the record's name.</summary>
    public required string Name { get; init; }

    /// <summary>The OData filter that says which rows belong to the mapping.</summary>
    public string? Filter { get; init; }

    /// <summary>Values that a new record gets where no field mapping gives one, by the service's field names.</summary>
    public IReadOnlyDictionary<string, object?> Defaults { get; init; } = new Dictionary<string, object?>();

    /// <summary>Values that a new record gets under conditions, before <see cref="Defaults"/>; the first whose condition holds gives a field its value.</summary>
    public IReadOnlyList<ConditionalDefaults> ConditionalDefaults { get; init; } = [];

    /// <summary>The Business Central page that shows a record: <c>21</c> is the customer card.</summary>
    public int? Page { get; init; }
}
