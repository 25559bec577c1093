namespace CouplingTools.Sandbox.Schema;

/// <summary>Everything a service shows: its tables, in the order of its metadata.</summary>
internal sealed record ServiceSchema
{
    /// <summary>BusinessCentral or Sales.</summary>
    public required string Service { get; init; }

    /// <summary>Namespace of the types.</summary>
    public required string Namespace { get; init; }

    /// <summary>Name of the entity container.</summary>
    public required string Container { get; init; }

    /// <summary>Entity sets the service has but its imitation has not.</summary>
    public IReadOnlyList<string> NotImitated { get; init; } = [];

    /// <summary>Enumerations.</summary>
    public IReadOnlyList<EnumSchema> Enums { get; init; } = [];

    /// <summary>Tables.</summary>
    public required IReadOnlyList<TableSchema> Tables { get; init; }

    /// <summary>The visible or hidden table with that set name, or null.</summary>
    public TableSchema? Find(string set) => Tables.FirstOrDefault(t => t.Set == set);

    /// <summary>The table with that set name.</summary>
    public TableSchema Table(string set) => Find(set) ?? throw new ArgumentException($"{Service} has no table {set}.", nameof(set));

    /// <summary>The table with that entity name, or null.</summary>
    public TableSchema? FindEntity(string entity) => Tables.FirstOrDefault(t => t.Entity == entity);

    /// <summary>The table a navigation property leads to.</summary>
    public TableSchema Target(NavigationSchema navigation) => Table(navigation.Table);
}
