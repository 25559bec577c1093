namespace CouplingTools.Engine.Services.Http;

/// <summary>
/// Finds the size of batches that take three to five seconds: large enough to save requests, small enough to be repeated,
/// split and cancelled. Not safe for several threads.
/// </summary>
internal sealed class BatchSizer(int most)
{
    private const int First = 100;
    private const int FewestWorthSplitting = 50;
    private const double ShortestSeconds = 3;
    private const double WantedSeconds = 4;
    private const double LongestSeconds = 5;
    private int _size = Math.Min(First, most);

    /// <summary>The size of the batches that so many operations are cut into, so that batches under way at once share the work.</summary>
    public int SizeFor(int operations, int lanes)
    {
        var share = (operations + lanes - 1) / lanes;
        return Math.Min(_size, Math.Max(share, FewestWorthSplitting));
    }

    /// <summary>A batch was answered.</summary>
    public void Completed(int operations, TimeSpan took)
    {
        var seconds = took.TotalSeconds;
        if (seconds > LongestSeconds)
            _size = Math.Clamp((int)(operations * WantedSeconds / seconds), 1, _size);
        else if (seconds < ShortestSeconds && operations * 2 >= _size)
            _size = (int)Math.Min(Math.Min(_size * 2, most), Math.Max(_size, operations * WantedSeconds / Math.Max(seconds, 0.001)));
    }

    /// <summary>A batch took longer than is waited for.</summary>
    public void TimedOut(int operations) => _size = Math.Clamp(operations / 2, 1, _size);
}
