using System.Management.Automation;
using CouplingTools.Completion;
using CouplingTools.Engine;
using CouplingTools.Output;

namespace CouplingTools.Pipeline;

/// <summary>Lists records of one side, page by page.</summary>
public abstract class ListRecordCmdlet : RecordCmdlet
{
    private const string ListSet = "List";
    private const string IdSet = "Id";
    private const string NumberSet = "Number";

    private protected ListRecordCmdlet(Side side)
        : base(side)
    {
    }

    /// <summary>The mapping whose table is read.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(MappingCompleter))]
    public string Mapping { get; set; } = string.Empty;

    /// <summary>The ids to read.</summary>
    [Parameter(Mandatory = true, ParameterSetName = IdSet)]
    public Guid[]? Id { get; set; }

    /// <summary>The numbers to read.</summary>
    [Parameter(Mandatory = true, Position = 1, ParameterSetName = NumberSet)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(NumberCompleter))]
    public string[]? Number { get; set; }

    /// <summary>A name, with wildcards.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(NameCompleter))]
    public string? Name { get; set; }

    /// <summary>An OData filter in place of the mapping's own.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [ValidateNotNullOrEmpty]
    public string? Filter { get; set; }

    /// <summary>Only records modified at or after this time.</summary>
    [Parameter(ParameterSetName = ListSet)]
    public DateTimeOffset? ModifiedSince { get; set; }

    /// <summary>Only coupled records.</summary>
    [Parameter]
    public SwitchParameter Coupled { get; set; }

    /// <summary>Only uncoupled records.</summary>
    [Parameter]
    public SwitchParameter Uncoupled { get; set; }

    /// <summary>The greatest number of records.</summary>
    [Parameter]
    [ValidateRange(1, int.MaxValue)]
    public int? First { get; set; }

    private protected override void End()
    {
        if (Coupled && Uncoupled)
            throw CmdletText.Exception("ParametersExclude", nameof(Coupled), nameof(Uncoupled));

        var request = new RecordListRequest(Mapping, Side)
        {
            Ids = Id,
            Numbers = Number,
            Name = Name,
            Filter = Filter,
            ModifiedSince = ModifiedSince,
            Coupled = Coupled ? true : Uncoupled ? false : null,
            First = First,
        };
        Run(pump => pump.EmitAsync(
            Session.ListRecordsAsync(request, problem => pump.Note(() => WriteProblem(problem)), pump.Token),
            record => WriteObject(RecordObject.Of(record))));
    }
}
