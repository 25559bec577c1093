namespace CouplingTools.Engine.Services.Http;

/// <summary>How far a service's clock is ahead of ours, by the Date of its answers.</summary>
internal sealed class ServiceClock
{
    /// <summary>An answer that was longer on its way says too little; a difference below it is none.</summary>
    private static readonly TimeSpan s_noise = TimeSpan.FromSeconds(2);

    private long _ahead;

    public TimeSpan Ahead => new(Interlocked.Read(ref _ahead));

    /// <summary>Takes the Date of an answer. It has whole seconds, so on average it is half a second behind.</summary>
    public void Take(DateTimeOffset? date, DateTimeOffset sent, DateTimeOffset received)
    {
        var elapsed = received - sent;
        if (date is not { } told || elapsed > s_noise || elapsed < TimeSpan.Zero)
            return;
        var ahead = told.AddSeconds(0.5) - (sent + (elapsed / 2));
        Interlocked.Exchange(ref _ahead, ahead.Duration() < s_noise ? 0 : ahead.Ticks);
    }
}
