namespace CouplingTools;

/// <summary>What became of one input record.</summary>
public enum SyncOutcome
{
    /// <summary>The missing record was created on the other side and coupled.</summary>
    Created,

    /// <summary>At least one field was written on at least one side.</summary>
    Updated,

    /// <summary>Nothing had to be written.</summary>
    Unchanged,

    /// <summary>Two existing records were coupled.</summary>
    Coupled,

    /// <summary>Both sides changed the same field differently and the policy holds it for a person.</summary>
    Conflict,

    /// <summary>The record was left alone on purpose; the reason says why.</summary>
    Skipped,

    /// <summary>The record waits for another one to be coupled first.</summary>
    Deferred,

    /// <summary>The record could not be synchronized; the error says why.</summary>
    Failed,

    /// <summary>A write was sent and its effect cannot be told; a person must decide.</summary>
    Ambiguous,

    /// <summary>The call only previewed (<c>-WhatIf</c>): this is what would have happened.</summary>
    Planned,
}
