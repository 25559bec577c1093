namespace CouplingTools.Engine.Services;

/// <summary>Which rows of a table to list, and with which fields.</summary>
internal sealed record RecordQuery(TableReference Table)
{
    /// <summary>The fields to read, lookups of Sales under their logical names; <see langword="null"/> reads all.</summary>
    public IReadOnlyList<string>? Fields { get; init; }

    /// <summary>An OData filter as the service understands it.</summary>
    public string? Filter { get; init; }

    public DateTimeOffset? ModifiedSince { get; init; }

    /// <summary>The greatest number of rows to return.</summary>
    public int? First { get; init; }

    public int? PageSize { get; init; }
}
