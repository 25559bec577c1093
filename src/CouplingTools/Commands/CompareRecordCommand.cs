using System.Management.Automation;
using CouplingTools.Engine;
using CouplingTools.Pipeline;

namespace CouplingTools.Commands;

/// <summary>Shows how each mapped field of coupled records stands and what a synchronization would do.</summary>
[Cmdlet(VerbsData.Compare, "Record", DefaultParameterSetName = InputSet)]
[OutputType(typeof(FieldDifference))]
public sealed class CompareRecordCommand : ReferenceCmdlet
{
    /// <summary>The direction of the synchronization to foresee; what the mapping allows unless given.</summary>
    [Parameter]
    public SyncDirection? Direction { get; set; }

    /// <summary>What the synchronization would do with conflicts.</summary>
    [Parameter]
    public ConflictPolicy? OnConflict { get; set; }

    /// <summary>Foresees a synchronization that makes the target equal to the source.</summary>
    [Parameter]
    public SwitchParameter Overwrite { get; set; }

    private protected override Task WorkAsync(IAsyncEnumerable<RecordReference> inputs, PipelinePump pump)
    {
        var options = new SyncOptions { Mapping = Mapping, Direction = Direction, OnConflict = OnConflict, Overwrite = Overwrite };
        return pump.EmitAsync(
            Session.CompareAsync(inputs, options, problem => pump.Note(() => WriteProblem(problem)), pump.Token), WriteObject);
    }
}
