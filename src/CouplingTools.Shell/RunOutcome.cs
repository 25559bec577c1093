namespace CouplingTools.Shell;

/// <summary>How a pipeline ended.</summary>
internal enum RunOutcome
{
    /// <summary>To its end, whatever non-terminating errors it reported.</summary>
    Completed,

    /// <summary>By a terminating error that nothing caught.</summary>
    Failed,

    /// <summary>By Ctrl+C.</summary>
    Stopped,
}
