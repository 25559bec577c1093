namespace CouplingTools.Pipeline;

/// <summary>Says when progress may be shown again: at most four times a second.</summary>
internal sealed class ProgressPace(TimeProvider time)
{
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(250);
    private long? _shown;

    /// <summary>Whether progress may be shown now; if so, the pause begins.</summary>
    public bool IsDue()
    {
        if (_shown is { } shown && time.GetElapsedTime(shown) < s_pause)
            return false;
        _shown = time.GetTimestamp();
        return true;
    }
}
