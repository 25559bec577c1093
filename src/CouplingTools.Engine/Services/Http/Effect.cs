namespace CouplingTools.Engine.Services.Http;

/// <summary>What an answer, or the lack of one, proves about what was asked for.</summary>
internal enum Effect
{
    /// <summary>The answer is the last word.</summary>
    Settled,

    /// <summary>Nothing was done, and it may be otherwise next time: whatever it was, it can be sent again.</summary>
    NotDone,

    /// <summary>It may have been done: only what does no harm twice can be sent again.</summary>
    InDoubt,
}
