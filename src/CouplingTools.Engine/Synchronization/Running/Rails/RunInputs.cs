namespace CouplingTools.Engine.Synchronization.Running.Rails;

/// <summary>What a run takes.</summary>
internal enum RunInputs
{
    /// <summary>A list that somebody made.</summary>
    List,

    /// <summary>All couplings, and nothing else.</summary>
    Couplings,

    /// <summary>What changed.</summary>
    Changes,
}
