using System.Globalization;
using System.Management.Automation;
using CouplingTools.Engine;
using CouplingTools.Output;
using CouplingTools.Pipeline;

namespace CouplingTools.Commands;

/// <summary>Forgets old runs with their results; couplings stay.</summary>
[Cmdlet(VerbsCommon.Clear, "SyncHistory", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High, DefaultParameterSetName = DaysSet)]
public sealed class ClearSyncHistoryCommand : ConnectedCmdlet
{
    private const string DaysSet = "KeepDays";
    private const string BeforeSet = "Before";

    /// <summary>Keeps the runs that began within this many days.</summary>
    [Parameter(ParameterSetName = DaysSet)]
    [ValidateRange(0, 36_500)]
    public int? KeepDays { get; set; }

    /// <summary>Forgets the runs that began before this time.</summary>
    [Parameter(Mandatory = true, ParameterSetName = BeforeSet)]
    public DateTimeOffset Before { get; set; }

    private protected override void End() => Run(ClearAsync);

    private async Task ClearAsync(PipelinePump pump)
    {
        var now = TimeProvider.System.GetUtcNow();
        var before = ParameterSetName == BeforeSet ? Before : now - (KeepDays is { } days ? TimeSpan.FromDays(days) : Session.Retention);
        var (runs, results) = (0, 0L);
        await foreach (var run in Session.ListRunsAsync(new RunListRequest { Before = before }, pump.Token))
        {
            if (run.Status != SyncRunStatus.Running)
                (runs, results) = (runs + 1, results + run.Total);
        }

        if (runs > 0 && await pump.AskAsync(() => ShouldClear(before, runs, results)))
            await Session.ClearHistoryAsync(before, pump.Token);
    }

    private bool ShouldClear(DateTimeOffset before, int runs, long results)
    {
        var time = before.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
        var question = Question.Of(CmdletText.Message("ActionClearHistory", time), CmdletText.Message("HistoryTarget", Session.Name, runs, results), []);
        return ShouldProcess(question.Description, question.Warning, question.Caption);
    }
}
