using System.Collections.Frozen;
using System.Text.Json.Serialization;

namespace CouplingTools.Sandbox.Schema;

/// <summary>One entity set with its type.</summary>
internal sealed record TableSchema
{
    private FrozenDictionary<string, int>? _ordinals;
    private FrozenDictionary<string, ColumnSchema>? _properties;

    /// <summary>Entity set name.</summary>
    public required string Set { get; init; }

    /// <summary>Entity type name.</summary>
    public required string Entity { get; init; }

    /// <summary>The name used in the service's messages.</summary>
    public string Caption { get; init; } = string.Empty;

    /// <summary>Key column, always a guid.</summary>
    public required string Key { get; init; }

    /// <summary>Column with the row's name.</summary>
    public string? NameColumn { get; init; }

    /// <summary>Column with the row's number or code.</summary>
    public string? NumberColumn { get; init; }

    /// <summary>Column with the time of the last modification.</summary>
    public string? ModifiedColumn { get; init; }

    /// <summary>Column that shows the row version, if the service shows it.</summary>
    public string? VersionColumn { get; init; }

    /// <summary>Which of create, update, delete, read are allowed, as "cudr" with "-" for what is not.</summary>
    public string Access { get; init; } = "cudr";

    /// <summary>True: kept in the file but no part of the service's surface.</summary>
    public bool Hidden { get; init; }

    /// <summary>True: added by the solution that Business Central's own integration installs.</summary>
    public bool OfCompanies { get; init; }

    /// <summary>Of a table that is derived from others: the SQL query that yields it.</summary>
    public string? View { get; init; }

    /// <summary>Indexes besides the key: column names, several separated by commas.</summary>
    public IReadOnlyList<string> Indexes { get; init; } = [];

    /// <summary>Further facts of the service's metadata.</summary>
    public IReadOnlyDictionary<string, string> Facts { get; init; } = FrozenDictionary<string, string>.Empty;

    /// <summary>The columns.</summary>
    public required IReadOnlyList<ColumnSchema> Columns { get; init; }

    /// <summary>Navigation properties besides those of lookups.</summary>
    public IReadOnlyList<NavigationSchema> Navigations { get; init; } = [];

    /// <summary>Name of the SQL table; set when the schema is loaded.</summary>
    [JsonIgnore]
    public string SqlName { get; init; } = string.Empty;

    /// <summary>All navigation properties, those of lookups included; set when the schema is loaded.</summary>
    [JsonIgnore]
    public IReadOnlyList<NavigationSchema> AllNavigations { get; init; } = [];

    /// <summary>Position of a column.</summary>
    public int Ordinal(string column) => Ordinals.TryGetValue(column, out var ordinal)
        ? ordinal
        : throw new ArgumentException($"The table {Set} has no column {column}.", nameof(column));

    /// <summary>The column of that name, or null.</summary>
    public ColumnSchema? Column(string name) => Ordinals.TryGetValue(name, out var ordinal) ? Columns[ordinal] : null;

    /// <summary>The visible column with that name on the wire, or null.</summary>
    public ColumnSchema? Property(string property) =>
        (_properties ??= Columns.Where(c => !c.Hidden).ToFrozenDictionary(c => c.Property, StringComparer.Ordinal)).GetValueOrDefault(property);

    /// <summary>The navigation property of that name, or null.</summary>
    public NavigationSchema? Navigation(string name) => AllNavigations.FirstOrDefault(n => n.Name == name);

    /// <summary>True where the operation (c, u, d or r) is allowed.</summary>
    public bool Allows(char operation) => !Hidden && Access.Contains(operation, StringComparison.Ordinal);

    private FrozenDictionary<string, int> Ordinals =>
        _ordinals ??= Columns.Select((c, i) => (c.Name, i)).ToFrozenDictionary(p => p.Name, p => p.i, StringComparer.Ordinal);
}
