using System.Management.Automation;
using CouplingTools.Completion;
using CouplingTools.Engine;
using CouplingTools.Input;
using CouplingTools.Output;
using CouplingTools.Pipeline;

namespace CouplingTools.Commands;

/// <summary>Couples existing records, or creates the missing side and couples.</summary>
[Cmdlet(VerbsCommon.New, "RecordCoupling", SupportsShouldProcess = true)]
[OutputType(typeof(RecordCoupling))]
public sealed class NewRecordCouplingCommand : PairCmdlet
{
    /// <summary>The Sales record's name.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(SalesNameCompleter))]
    public string? SalesName { get; set; }

    /// <summary>Creates the missing side.</summary>
    [Parameter]
    public SwitchParameter CreateNew { get; set; }

    /// <summary>What happens when the other side may have the record that is to be created.</summary>
    [Parameter]
    public DuplicatePolicy OnDuplicate { get; set; }

    /// <summary>Copies the values right after coupling.</summary>
    [Parameter]
    public InitialSync InitialSync { get; set; }

    /// <summary>Couples records that are coupled to others already, removing those couplings.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    private protected override void Begin()
    {
        base.Begin();
        if (BusinessCentralId is not null && Number is not null)
            throw CmdletText.Exception("ParametersExclude", nameof(BusinessCentralId), nameof(Number));
        if (SalesId is not null && SalesName is not null)
            throw CmdletText.Exception("ParametersExclude", nameof(SalesId), nameof(SalesName));
    }

    private protected override void Process()
    {
        if (InputObject is null && BusinessCentralId is null && Number is null && SalesId is null && SalesName is null)
            throw CmdletText.Exception("ReferenceNeeded", "-BusinessCentralId, -Number, -SalesId, -SalesName");
        if (InputObject is null)
            Feed(CouplingInput.Complete(new RecordReference(), this));
        foreach (var input in InputObject ?? [])
            FeedInput(input, reference => CouplingInput.Complete(reference, this));
    }

    private protected override Task WorkAsync(IAsyncEnumerable<RecordReference> inputs, PipelinePump pump)
    {
        var options = new CoupleOptions { Mapping = Mapping, CreateNew = CreateNew, OnDuplicate = OnDuplicate, InitialSync = InitialSync, Force = Force, Preview = Preview };
        return pump.EmitAsync(Session.CoupleAsync(inputs, options, HostOf(pump), pump.Token), Write);
    }

    private protected override void Refuse(CouplingException problem, PSObject input)
    {
        if (!TryFeed(problem, input))
            base.Refuse(problem, input);
    }

    private void Write(CoupleResult couple)
    {
        if (couple.Coupling is not null)
            WriteObject(couple.Coupling);
        else if (couple.Result.Outcome == SyncOutcome.Deferred)
            WriteError(ErrorRecords.From(couple.Result, couple.Reference.Source ?? couple.Result));
        else if (couple.Result.Outcome == SyncOutcome.Skipped)
            WriteVerbose($"{couple.Result.Number ?? couple.Result.Name}: {couple.Result.Outcome} {couple.Result.Reason}");
        WriteTrouble(couple.Result, couple.Reference.Source);
    }
}
