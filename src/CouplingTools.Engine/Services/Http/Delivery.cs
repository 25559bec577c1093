namespace CouplingTools.Engine.Services.Http;

/// <summary>How far a request came.</summary>
internal enum Delivery
{
    /// <summary>It was answered.</summary>
    Answered,

    /// <summary>It never reached the service, or the service did not take it up.</summary>
    NotSent,

    /// <summary>It may have been carried out, but its answer is lost.</summary>
    AnswerLost,
}
