using CouplingTools.Sandbox.BusinessCentral.Errors;
using CouplingTools.Sandbox.Schema;

namespace CouplingTools.Sandbox.BusinessCentral.Addressing;

/// <summary>Takes paths apart.</summary>
/// <remarks>Fidelity: set names are accepted in any case, as live services do. Paths to single properties and to media are not imitated.</remarks>
internal static class ResourceParser
{
    private static readonly ServiceSchema s_schema = SchemaFiles.BusinessCentral;

    /// <summary>What the path means.</summary>
    /// <exception cref="BusinessCentralException">Nothing, or nothing that is imitated.</exception>
    public static Resource Parse(IReadOnlyList<string> path)
    {
        if (path.Count == 0)
            return new Resource(ResourceKind.Root);
        if (path is ["$metadata"])
            return new Resource(ResourceKind.Metadata);
        var first = Segment.Parse(path[0]);
        if (first.Is("companies") && first.Key is not null && path.Count > 1)
            return Rows([.. path.Skip(1)]) with { Company = first.Key };
        return Rows(path);
    }

    private static Resource Rows(IReadOnlyList<string> path)
    {
        var first = Segment.Parse(path[0]);
        var table = Table(first.Name);
        if (first.Key is null)
            return path.Count == 1 ? new Resource(ResourceKind.Collection) { Table = table } : Count(path, 1, new Resource(ResourceKind.Count) { Table = table });
        var key = first.Guid(table);
        return path.Count == 1 ? new Resource(ResourceKind.Entity) { Table = table, Key = key } : Related(path, table, key);
    }

    private static Resource Related(IReadOnlyList<string> path, TableSchema owner, Guid key)
    {
        var segment = Segment.Parse(path[1]);
        if (owner.Property(segment.Name) is not null)
            throw BusinessCentralErrors.NotImitated("paths to single properties");
        var property = owner.Navigation(segment.Name) ?? throw BusinessCentralErrors.SegmentNotFound(segment.Name);
        var table = s_schema.Target(property);
        var from = new Navigation(owner, key, property);
        if (!property.Collection)
            return End(path, 2, new Resource(ResourceKind.Related) { Table = table, From = from });
        if (segment.Key is not null)
            return End(path, 2, new Resource(ResourceKind.Entity) { Table = table, Key = segment.Guid(table), From = from });
        return path.Count == 2
            ? new Resource(ResourceKind.Collection) { Table = table, From = from }
            : Count(path, 2, new Resource(ResourceKind.Count) { Table = table, From = from });
    }

    private static Resource Count(IReadOnlyList<string> path, int at, Resource resource) => path[at] == "$count"
        ? End(path, at + 1, resource)
        : throw BusinessCentralErrors.SegmentNotFound(path[at]);

    private static Resource End(IReadOnlyList<string> path, int length, Resource resource) => path.Count == length
        ? resource
        : throw BusinessCentralErrors.SegmentNotFound(path[length]);

    private static TableSchema Table(string set)
    {
        var table = s_schema.Tables.FirstOrDefault(t => !t.Hidden && string.Equals(t.Set, set, StringComparison.OrdinalIgnoreCase));
        if (table is null && s_schema.NotImitated.Contains(set, StringComparer.OrdinalIgnoreCase))
            throw BusinessCentralErrors.NotImitated(set);
        return table ?? throw BusinessCentralErrors.SegmentNotFound(set);
    }
}
