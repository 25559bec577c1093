namespace CouplingTools.Engine.Synchronization.Running.Inputs;

/// <summary>The statuses of couplings that wait for something other than a change of their records.</summary>
internal static class WaitingStatuses
{
    public static IReadOnlyCollection<CouplingStatus> All { get; } =
        [.. Enum.GetValues<CouplingStatus>().Except([CouplingStatus.Synchronized, CouplingStatus.Suspended])];
}
