using System.Management.Automation;
using CouplingTools.Engine;
using CouplingTools.Output;

namespace CouplingTools.Pipeline;

/// <summary>Lets a run ask and tell through a cmdlet.</summary>
internal sealed class CmdletRunHost(Cmdlet cmdlet, PipelinePump pump, TimeProvider time) : IRunHost
{
    private const int ActivityId = 1;
    private readonly ProgressPace _pace = new(time);
    private ProgressRecord? _shown;
    private DateTimeOffset? _pausedUntil;

    public ValueTask<RunAnswer> AskAsync(SyncResult planned, CancellationToken cancellationToken) =>
        pump.AskAsync(() => Ask(planned));

    public void Report(RunProgress progress)
    {
        // A pause is shown at once: nothing else may come before it ends.
        var isNewPause = progress.PausedUntil is not null && progress.PausedUntil != _pausedUntil;
        _pausedUntil = progress.PausedUntil;
        if (_pace.IsDue() || isNewPause)
            pump.Note(() => Show(progress));
    }

    public void Warn(string message) => pump.Note(() => cmdlet.WriteWarning(message));

    public void Verbose(string message) => pump.Note(() => cmdlet.WriteVerbose(message));

    /// <summary>Takes the progress off the screen. On the pipeline thread only.</summary>
    public void Complete()
    {
        if (_shown is null)
            return;
        _shown.RecordType = ProgressRecordType.Completed;
        cmdlet.WriteProgress(_shown);
        _shown = null;
    }

    private RunAnswer Ask(SyncResult planned)
    {
        var question = ChangeQuestion.Of(planned);
        if (cmdlet.ShouldProcess(question.Description, question.Warning, question.Caption, out var reason))
            return RunAnswer.Proceed;
        return reason == ShouldProcessReason.WhatIf ? RunAnswer.Preview : RunAnswer.Decline;
    }

    private void Show(RunProgress progress)
    {
        var counts = progress.Total is null ? "ProgressCounts" : "ProgressCountsOfTotal";
        _shown = new ProgressRecord(
            ActivityId,
            CmdletText.Message("ProgressActivity", progress.Mapping),
            CmdletText.Message(counts, progress.Completed, progress.Written, progress.Failed, progress.Total) + PauseOf(progress))
        {
            PercentComplete = progress.Total is > 0 ? (int)Math.Min(100, progress.Completed * 100L / progress.Total.Value) : -1,
        };
        cmdlet.WriteProgress(_shown);
    }

    private string PauseOf(RunProgress progress) => progress is { PausedBy: { } side, PausedUntil: { } until }
        ? CmdletText.Message("ProgressPaused", ChangeQuestion.SideName(side), TimeZoneInfo.ConvertTime(until, time.LocalTimeZone))
        : string.Empty;
}
