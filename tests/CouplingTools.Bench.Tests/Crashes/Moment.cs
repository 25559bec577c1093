namespace CouplingTools.Bench.Tests.Crashes;

/// <summary>When a process is to be killed.</summary>
/// <param name="Kind">At what.</param>
/// <param name="Number">At which of them, from 1 on.</param>
/// <param name="OfWrites">Whether only requests that write are counted.</param>
/// <param name="Delay">How long after it.</param>
/// <param name="IsNoticed">Whether the service hears of its client's end at once and gives up, as far as it does, or ends its work.</param>
internal sealed record Moment(MomentKind Kind, int Number, bool OfWrites, TimeSpan Delay, bool IsNoticed)
{
    public override string ToString() => $"{Kind} {Number}{(OfWrites ? " of writes" : "")} +{Delay.TotalMilliseconds:0} ms";
}
