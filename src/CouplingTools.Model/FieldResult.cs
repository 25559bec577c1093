namespace CouplingTools;

/// <summary>What a synchronization does with one field.</summary>
public enum FieldResult
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>Writes the Business Central value to Sales.</summary>
    WriteToSales,

    /// <summary>Writes the Sales value to Business Central.</summary>
    WriteToBusinessCentral,

    /// <summary>Remembers the present values as agreed, without writing.</summary>
    Adopt,

    /// <summary>Leaves the change for a run in the other direction.</summary>
    Pending,

    /// <summary>Holds the field for a person.</summary>
    Conflict,
}
