namespace CouplingTools;

/// <summary>What happens to an input record that has no coupling.</summary>
public enum UncoupledPolicy
{
    /// <summary>It is skipped.</summary>
    Skip,

    /// <summary>It fails.</summary>
    Error,

    /// <summary>The missing record is created on the other side and coupled.</summary>
    Create,
}
