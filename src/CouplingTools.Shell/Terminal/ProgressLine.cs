using System.Management.Automation;

namespace CouplingTools.Shell.Terminal;

/// <summary>Which progress is to be shown, and when it may be drawn again.</summary>
internal sealed class ProgressLine(TimeProvider time)
{
    private static readonly TimeSpan s_interval = TimeSpan.FromMilliseconds(250);
    private readonly List<((long Source, int Activity) Key, ProgressRecord Record)> _active = [];
    private long? _drawn;

    /// <summary>Takes a record and tells what to do with the line.</summary>
    /// <returns>The record to draw, or null to leave the line as it is.</returns>
    public ProgressRecord? Take(long source, ProgressRecord record)
    {
        var key = (source, record.ActivityId);
        _active.RemoveAll(a => a.Key == key);
        if (record.RecordType == ProgressRecordType.Processing)
            _active.Add((key, record));
        if (IsIdle || (_drawn is { } last && time.GetElapsedTime(last) < s_interval))
            return null;
        _drawn = time.GetTimestamp();
        return _active[^1].Record;
    }

    public bool IsIdle => _active.Count == 0;

    public void Clear() => _active.Clear();
}
