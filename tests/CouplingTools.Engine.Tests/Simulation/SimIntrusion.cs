namespace CouplingTools.Engine.Tests.Simulation;

/// <summary>Something that happens while a run is under way, in the middle of one of its calls.</summary>
/// <param name="Call">Which of its calls of a service or the store.</param>
/// <param name="IsAfter">Whether the call has had its effect, but not returned yet.</param>
/// <param name="Step">What happens; nothing but the end of the run when <see langword="null"/>.</param>
/// <param name="End">How it ends the run, if it does.</param>
internal sealed record SimIntrusion(int Call, bool IsAfter, SimStep? Step, SimEnd End = SimEnd.None)
{
    public override string ToString() => $"{(IsAfter ? "after" : "before")} call {Call}: {End switch
    {
        SimEnd.Death => "the process dies",
        SimEnd.Cancellation => "it is cancelled",
        SimEnd.Suspicion => $"it is taken for dead and goes on, and {Step}",
        _ => Step,
    }}";
}

/// <summary>How a run ends before its time.</summary>
public enum SimEnd
{
    None,

    /// <summary>Its process dies.</summary>
    Death,

    /// <summary>Somebody cancels it.</summary>
    Cancellation,

    /// <summary>It does not end, but everybody takes its process for dead.</summary>
    Suspicion,
}
