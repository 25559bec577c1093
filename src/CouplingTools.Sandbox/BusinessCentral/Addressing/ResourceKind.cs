namespace CouplingTools.Sandbox.BusinessCentral.Addressing;

/// <summary>What an address means.</summary>
internal enum ResourceKind
{
    /// <summary>The service document.</summary>
    Root,

    /// <summary>$metadata.</summary>
    Metadata,

    /// <summary>Rows of a table, or rows a navigation property leads to.</summary>
    Collection,

    /// <summary>The number of those rows.</summary>
    Count,

    /// <summary>One row by its key.</summary>
    Entity,

    /// <summary>The row a navigation property leads to.</summary>
    Related,
}
