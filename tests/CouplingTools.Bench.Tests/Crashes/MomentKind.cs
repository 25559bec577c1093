namespace CouplingTools.Bench.Tests.Crashes;

/// <summary>The moments of a run, in the order of its steps.</summary>
internal enum MomentKind
{
    /// <summary>Some time after the start: loading, connecting, opening the store.</summary>
    Start,

    /// <summary>A request is ready and none of it has been sent: the intents are on disk.</summary>
    BeforeRequest,

    /// <summary>Half of a request has been sent.</summary>
    WithinRequest,

    /// <summary>The service works on a request.</summary>
    AfterRequest,

    /// <summary>The service has done its work, and nothing of its answer has arrived.</summary>
    BeforeAnswer,

    /// <summary>Half of an answer has arrived.</summary>
    WithinAnswer,

    /// <summary>An answer has arrived: it is taken and stored.</summary>
    AfterAnswer,

    /// <summary>The store writes its log: within the journal's transactions, those of the results, or between them.</summary>
    StoreWrite,

    /// <summary>The last result is there: closing.</summary>
    End,
}
