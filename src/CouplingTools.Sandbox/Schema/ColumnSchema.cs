namespace CouplingTools.Sandbox.Schema;

/// <summary>One column of a table.</summary>
internal sealed record ColumnSchema
{
    /// <summary>The column's (logical) name.</summary>
    public required string Name { get; init; }

    /// <summary>How values are stored and compared.</summary>
    public required ColumnType Type { get; init; }

    /// <summary>The service's own name of the type where it has more than <see cref="ColumnType"/> (Dataverse AttributeType: Memo, Money, State, Owner, ...).</summary>
    public string? Kind { get; init; }

    /// <summary>Which of create, update, read are allowed, as "cur" with "-" for what is not.</summary>
    public string Access { get; init; } = "cur";

    /// <summary>Greatest length of a text, in characters.</summary>
    public int? MaxLength { get; init; }

    /// <summary>True: not nullable in $metadata.</summary>
    public bool Required { get; init; }

    /// <summary>Dataverse requirement level: None, Recommended, ApplicationRequired, SystemRequired.</summary>
    public string RequiredLevel { get; init; } = "None";

    /// <summary>Name of the enumeration of an <see cref="ColumnType.Enum"/> column.</summary>
    public string? Enum { get; init; }

    /// <summary>Labels of an <see cref="ColumnType.Option"/> column by value.</summary>
    public IReadOnlyDictionary<int, string>? Options { get; init; }

    /// <summary>The value a new row gets where none was given, as JSON text.</summary>
    public System.Text.Json.JsonElement? Default { get; init; }

    /// <summary>Decimal places kept.</summary>
    public int? Precision { get; init; }

    /// <summary>Smallest number allowed.</summary>
    public decimal? Min { get; init; }

    /// <summary>Greatest number allowed.</summary>
    public decimal? Max { get; init; }

    /// <summary>Format of the column in the service's metadata (Email, Url, Phone, DateOnly, ...).</summary>
    public string? Format { get; init; }

    /// <summary>Tables a lookup may point to.</summary>
    public IReadOnlyList<LookupTarget> Targets { get; init; } = [];

    /// <summary>Of a lookup to several tables: the hidden column that holds which of them (its entity name).</summary>
    public string? TypeColumn { get; init; }

    /// <summary>True: kept in the file but no part of the service's surface.</summary>
    public bool Hidden { get; init; }

    /// <summary>True: added by the solution that Business Central's own integration installs.</summary>
    public bool OfCompanies { get; init; }

    /// <summary>Name of the property on the wire; a lookup's id has a name of its own.</summary>
    public string Property => Type == ColumnType.Lookup ? $"_{Name}_value" : Name;

    /// <summary>True where a create request may set the column.</summary>
    public bool CanCreate => Access.Contains('c', StringComparison.Ordinal);

    /// <summary>True where an update request may set the column.</summary>
    public bool CanUpdate => Access.Contains('u', StringComparison.Ordinal);

    /// <summary>True where a request may read the column.</summary>
    public bool CanRead => !Hidden && Access.Contains('r', StringComparison.Ordinal);
}
