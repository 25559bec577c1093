namespace CouplingTools;

/// <summary>Whether a run has ended, and how.</summary>
public enum SyncRunStatus
{
    /// <summary>It is under way.</summary>
    Running,

    /// <summary>It went through all its inputs.</summary>
    Completed,

    /// <summary>It was stopped, or its process died, before it was through.</summary>
    Interrupted,
}
