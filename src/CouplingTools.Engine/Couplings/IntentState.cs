namespace CouplingTools.Engine.Couplings;

/// <summary>
/// How far a journalled write came. Before it is journalled a write is a plan in memory; once it is confirmed it waits in memory for
/// its chunk, and is settled when the transaction that stores what it did removes it.
/// </summary>
internal enum IntentState
{
    /// <summary>No byte of it has left: it had no effect.</summary>
    Intended,

    /// <summary>It may have left, and may have been done.</summary>
    Sent,

    /// <summary>A create whose effect reading could not tell. It is not sent again before somebody or another reading can.</summary>
    Ambiguous,
}
