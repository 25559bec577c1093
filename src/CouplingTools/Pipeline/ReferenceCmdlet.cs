using System.Management.Automation;
using CouplingTools.Completion;
using CouplingTools.Engine;

namespace CouplingTools.Pipeline;

/// <summary>A cmdlet that takes records in all their guises, of one mapping or of those they name.</summary>
public abstract class ReferenceCmdlet : ReferenceCmdlet<string>;

/// <summary>A cmdlet that takes records in all their guises.</summary>
/// <typeparam name="TMapping">How mappings are named.</typeparam>
public abstract class ReferenceCmdlet<TMapping> : ReferenceStreamCmdlet<TMapping>
    where TMapping : class
{
    internal const string InputSet = "InputObject";
    internal const string NumberSet = "Number";
    internal const string BusinessCentralIdSet = "BusinessCentralId";
    internal const string SalesIdSet = "SalesId";

    /// <summary>Records, couplings, results, ids, numbers, or objects that name records.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true, ParameterSetName = InputSet)]
    public PSObject[] InputObject { get; set; } = [];

    /// <summary>Numbers of records.</summary>
    [Parameter(Mandatory = true, Position = 1, ParameterSetName = NumberSet)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(NumberCompleter))]
    public string[] Number { get; set; } = [];

    /// <summary>Ids of Business Central records.</summary>
    [Parameter(Mandatory = true, ParameterSetName = BusinessCentralIdSet)]
    public Guid[] BusinessCentralId { get; set; } = [];

    /// <summary>Ids of Sales records.</summary>
    [Parameter(Mandatory = true, ParameterSetName = SalesIdSet)]
    public Guid[] SalesId { get; set; } = [];

    private protected override void Process()
    {
        foreach (var id in BusinessCentralId)
            Feed(new RecordReference { BusinessCentralId = id, Source = id });
        foreach (var id in SalesId)
            Feed(new RecordReference { SalesId = id, Source = id });
        foreach (var number in Number)
            Feed(new RecordReference { Number = number.Trim(), Source = number });
        foreach (var input in InputObject)
            FeedInput(input, reference => reference);
    }
}
