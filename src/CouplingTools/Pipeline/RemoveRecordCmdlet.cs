namespace CouplingTools.Pipeline;

/// <summary>Deletes records of one side.</summary>
public abstract class RemoveRecordCmdlet : ExistingRecordCmdlet
{
    private protected RemoveRecordCmdlet(Side side)
        : base(side)
    {
    }

    private protected override async Task EditAsync(ServiceRecord record, PipelinePump pump)
    {
        if (await pump.AskAsync(() => ShouldEdit("ActionDeleteIn", Describe(record), [])))
            await Session.RemoveRecordAsync(record, pump.Token);
    }
}
