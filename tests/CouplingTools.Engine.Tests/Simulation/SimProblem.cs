namespace CouplingTools.Engine.Tests.Simulation;

/// <summary>A promise that was broken.</summary>
/// <param name="Kind">Which promise.</param>
/// <param name="Text">What happened.</param>
internal sealed record SimProblem(SimPromise Kind, string Text)
{
    public override string ToString() => $"{Kind}: {Text}";
}

/// <summary>What the synchronization promises, as far as it can be seen from outside.</summary>
internal enum SimPromise
{
    /// <summary>A write over an edit carries values that may go over it by the policies, and nothing that was not edited goes back.</summary>
    NoLostUpdate,

    /// <summary>Nothing is written over that was not read.</summary>
    NothingUnseen,

    /// <summary>Every value written is one that the partner had.</summary>
    NothingInvented,

    /// <summary>Every write changes something.</summary>
    NothingPointless,

    /// <summary>A side is written only by runs that may write it, and never by a preview.</summary>
    OnlyAskedSides,

    /// <summary>A record is created only where that is asked for.</summary>
    OnlyAskedCreates,

    /// <summary>A record gets one partner, not two.</summary>
    NoDuplicates,

    /// <summary>Every write is on disk before it is sent.</summary>
    IntentFirst,

    /// <summary>One result for each input.</summary>
    OneResult,

    /// <summary>Results tell what was written, all of it and nothing else.</summary>
    TrueResults,

    /// <summary>The counters of a run add up to its results.</summary>
    TrueCounters,

    /// <summary>A coupling goes only when somebody removes it, or a policy does because a record was deleted.</summary>
    CouplingsStay,

    /// <summary>When nobody does anything any more, what changed is enough to settle everything but conflicts.</summary>
    Settles,

    /// <summary>When everything is settled, nothing is written any more.</summary>
    StaysQuiet,

    /// <summary>The status of a coupling says how it stands.</summary>
    TrueStatus,

    /// <summary>No write is left without a known effect that is not told of.</summary>
    NothingOpen,

    /// <summary>Runs end with results or a clear error.</summary>
    NoSurprise,
}
