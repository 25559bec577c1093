namespace CouplingTools.Bench.Tests.Crashes;

/// <summary>What a start of the shell is for.</summary>
internal enum ShellWork
{
    Uncoupled,
    Changed,
    All,
    History,
}
