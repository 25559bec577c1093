namespace CouplingTools;

/// <summary>What kind of trouble an error is, and so who can mend it.</summary>
public enum ErrorClass
{
    /// <summary>It may pass by itself: throttling, locks, the network, a concurrent edit.</summary>
    Transient,

    /// <summary>The record's values are refused; somebody must edit the record or the mapping.</summary>
    Data,

    /// <summary>The set-up is wrong: permissions, mapping, address, company.</summary>
    Configuration,
}
