namespace CouplingTools;

/// <summary>How a check of a connection or a mapping ended.</summary>
public enum CheckResult
{
    /// <summary>All is well.</summary>
    Passed,

    /// <summary>It works, but something deserves attention.</summary>
    Warning,

    /// <summary>It does not work.</summary>
    Failed,

    /// <summary>It could not be checked.</summary>
    Skipped,
}
