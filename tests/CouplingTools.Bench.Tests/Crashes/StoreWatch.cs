namespace CouplingTools.Bench.Tests.Crashes;

/// <summary>Springs a trap when the store has written its log so many times.</summary>
internal sealed class StoreWatch(string store, Trap trap)
{
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var log = new FileInfo(store + "-wal");
        var (last, writes) = (default(DateTime), 0);
        for (; !trap.IsOver && writes < trap.Moment.Number; await Task.Delay(1, cancellationToken))
        {
            log.Refresh();
            if (!log.Exists || log.LastWriteTimeUtc == last)
                continue;
            last = log.LastWriteTimeUtc;
            writes++;
        }

        await trap.SpringLaterAsync(cancellationToken);
    }
}
