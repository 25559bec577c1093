using System.Management.Automation;
using CouplingTools.Completion;

namespace CouplingTools.Pipeline;

/// <summary>A cmdlet that says which record of one side belongs to which of the other, both named by parameters or one of them piped in.</summary>
public abstract class PairCmdlet : ReferenceStreamCmdlet
{
    private protected bool Preview { get; private set; }

    /// <summary>Records, couplings, results, rows, ids or numbers.</summary>
    [Parameter(ValueFromPipeline = true)]
    public PSObject[]? InputObject { get; set; }

    /// <summary>The Business Central record's id.</summary>
    [Parameter]
    public Guid? BusinessCentralId { get; set; }

    /// <summary>The Business Central record's number.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(NumberCompleter))]
    public string? Number { get; set; }

    /// <summary>The Sales record's id.</summary>
    [Parameter]
    public Guid? SalesId { get; set; }

    private protected override void Prepare(string? mapping) => Preview = this.IsWhatIf();
}
