using System.Globalization;

namespace CouplingTools.Bench.Tests.Crashes;

/// <summary>What a start of the shell with a kill came to.</summary>
/// <param name="Work">What the shell was to do.</param>
/// <param name="Moment">When something was to be killed.</param>
/// <param name="IsKilled">Whether it was; a shell may end before its moment comes.</param>
/// <param name="Duration">How long the shell lived.</param>
/// <param name="Lines">What the shell said.</param>
internal sealed record Crash(ShellWork Work, Moment Moment, bool IsKilled, TimeSpan Duration, ShellLines Lines)
{
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"{Duration.TotalSeconds:0.0} s {Work}, {(IsKilled ? "killed" : "not killed")} at {Moment}, {Lines.Results.Count} results {Lines.Failure}");
}
