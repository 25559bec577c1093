using System.Management.Automation;
using CouplingTools.Completion;
using CouplingTools.Engine;
using CouplingTools.Input;
using CouplingTools.Pipeline;

namespace CouplingTools.Commands;

/// <summary>Gets mappings with their fields and policies.</summary>
[Cmdlet(VerbsCommon.Get, "RecordMapping")]
[OutputType(typeof(RecordMapping))]
public sealed class GetRecordMappingCommand : ConnectedCmdlet
{
    /// <summary>Names of mappings.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true)]
    [Alias("Name")]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(MappingCompleter))]
    public string[] Mapping { get; set; } = ["*"];

    private protected override void Process()
    {
        foreach (var name in Mapping)
        {
            if (MappingNames.IsPattern(Session, name))
                WriteObject(MappingNames.Matching(Session, name), enumerateCollection: true);
            else
                WriteNamed(name);
        }
    }

    private void WriteNamed(string name)
    {
        try
        {
            WriteObject(Session.FindMapping(name));
        }
        catch (CouplingException problem)
        {
            WriteProblem(problem, name);
        }
    }
}
