namespace CouplingTools;

/// <summary>Which way values may travel, for a mapping, a field or one call.</summary>
public enum SyncDirection
{
    /// <summary>From Business Central to Sales only.</summary>
    ToSales,

    /// <summary>From Sales to Business Central only.</summary>
    ToBusinessCentral,

    /// <summary>Both ways, merged field by field.</summary>
    Bidirectional,
}
