namespace CouplingTools;

/// <summary>Whether, and which way, values are copied right after coupling.</summary>
public enum InitialSync
{
    /// <summary>Only the coupling is made.</summary>
    None,

    /// <summary>The Sales record takes the values of the Business Central record.</summary>
    ToSales,

    /// <summary>The Business Central record takes the values of the Sales record.</summary>
    ToBusinessCentral,
}
