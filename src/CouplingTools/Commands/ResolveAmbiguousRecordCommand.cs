using System.Management.Automation;
using CouplingTools.Engine;
using CouplingTools.Pipeline;

namespace CouplingTools.Commands;

/// <summary>Says what became of a create whose effect could not be told.</summary>
[Cmdlet(VerbsDiagnostic.Resolve, "AmbiguousRecord", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(SyncResult))]
public sealed class ResolveAmbiguousRecordCommand : PairCmdlet
{
    /// <summary>None was created; creates it now.</summary>
    [Parameter]
    public SwitchParameter CreateAgain { get; set; }

    private protected override void Begin()
    {
        base.Begin();
        string[] given =
        [
            .. BusinessCentralId is null ? Array.Empty<string>() : [nameof(BusinessCentralId)],
            .. Number is null ? Array.Empty<string>() : [nameof(Number)],
            .. CreateAgain ? [nameof(CreateAgain)] : Array.Empty<string>(),
        ];
        if (given.Length > 1)
            throw CmdletText.Exception("ParametersExclude", given[0], given[1]);
        if (given.Length == 0)
            throw CmdletText.Exception("TruthNeeded");
    }

    private protected override void Process()
    {
        if (InputObject is null && SalesId is null)
            throw CmdletText.Exception("ReferenceNeeded", "-SalesId");
        if (InputObject is null)
            Feed(new RecordReference { SalesId = SalesId, Source = SalesId });
        foreach (var input in InputObject ?? [])
            FeedInput(input, reference => reference with { SalesId = reference.SalesId ?? SalesId });
    }

    private protected override Task WorkAsync(IAsyncEnumerable<RecordReference> inputs, PipelinePump pump)
    {
        var options = new ResolveAmbiguityOptions
        {
            Mapping = Mapping,
            BusinessCentralId = BusinessCentralId,
            Number = Number,
            CreateAgain = CreateAgain,
            Preview = Preview,
        };
        return pump.EmitAsync(Session.ResolveAmbiguityAsync(inputs, options, HostOf(pump), pump.Token), Write);
    }

    private void Write(SyncResult result)
    {
        WriteObject(result);
        WriteTrouble(result, result.Input);
    }
}
