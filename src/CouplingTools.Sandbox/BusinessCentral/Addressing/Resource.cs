using CouplingTools.Sandbox.Schema;

namespace CouplingTools.Sandbox.BusinessCentral.Addressing;

/// <summary>An address taken apart.</summary>
internal sealed record Resource(ResourceKind Kind)
{
    /// <summary>The company of the path, as it was written; null where the path names none.</summary>
    public string? Company { get; init; }

    /// <summary>The table rows come from.</summary>
    public TableSchema? Table { get; init; }

    /// <summary>Key of the row.</summary>
    public Guid? Key { get; init; }

    /// <summary>The navigation property, and the row it starts from.</summary>
    public Navigation? From { get; init; }
}

/// <summary>A navigation property of a row.</summary>
internal sealed record Navigation(TableSchema Owner, Guid OwnerKey, NavigationSchema Property);
