namespace CouplingTools.Engine.Synchronization.Running;

/// <summary>Counts results, for the run's counters and for progress.</summary>
internal sealed class RunTally(IRunHost host, long? total)
{
    private int _completed;
    private int _written;
    private int _failed;

    public void Count(MappingRun run, SyncResult result)
    {
        if (result.IsSuspended)
            run.Suspended++;
        _completed++;
        if (result.Outcome is SyncOutcome.Created or SyncOutcome.Updated)
            _written++;
        if (result.Outcome is SyncOutcome.Failed or SyncOutcome.Ambiguous)
            _failed++;
        host.Report(new RunProgress(run.Mapping.Name, _completed, total, _written, _failed));
    }
}
