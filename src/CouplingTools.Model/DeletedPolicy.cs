namespace CouplingTools;

/// <summary>What happens to a coupling of which one record was deleted.</summary>
public enum DeletedPolicy
{
    /// <summary>Nothing; the coupling is reported as orphaned.</summary>
    Hold,

    /// <summary>The deleted record is created again from its partner and coupled.</summary>
    Restore,

    /// <summary>The coupling is removed; the surviving record is left alone.</summary>
    RemoveCoupling,
}
