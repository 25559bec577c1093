using System.Management.Automation;
using CouplingTools.Completion;
using CouplingTools.Engine;
using CouplingTools.Input;

namespace CouplingTools.Pipeline;

/// <summary>Does something to existing records of one side: those piped in, with the version they were read with, or those named.</summary>
public abstract class ExistingRecordCmdlet : RecordCmdlet
{
    internal const string InputSet = "InputObject";
    internal const string IdSet = "Id";
    internal const string NumberSet = "Number";

    private protected ExistingRecordCmdlet(Side side)
        : base(side)
    {
    }

    /// <summary>The mapping of inputs that name none.</summary>
    [Parameter(Position = 0)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(MappingCompleter))]
    public string? Mapping { get; set; }

    /// <summary>Records, couplings, ids, numbers, or objects that name records.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true, ParameterSetName = InputSet)]
    public PSObject[] InputObject { get; set; } = [];

    /// <summary>Ids of records.</summary>
    [Parameter(Mandatory = true, ParameterSetName = IdSet)]
    public Guid[] Id { get; set; } = [];

    /// <summary>Numbers of records.</summary>
    [Parameter(Mandatory = true, ParameterSetName = NumberSet)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(NumberCompleter))]
    public string[] Number { get; set; } = [];

    /// <summary>The edit of one record, on the thread pool.</summary>
    private protected abstract Task EditAsync(ServiceRecord record, PipelinePump pump);

    private protected override void Process()
    {
        foreach (var id in Id)
            Edit(id, () => new RecordReference { Id = id });
        foreach (var number in Number)
            Edit(number, () => new RecordReference { Number = number.Trim() });
        foreach (var input in InputObject)
            Edit(input, () => RecordInput.ToReference(input, Mapping));
    }

    private void Edit(object input, Func<RecordReference> reference) =>
        TryEdit(input, async pump =>
        {
            var record = input is PSObject { BaseObject: ServiceRecord given } && given.Side == Side
                ? Versioned(given, reference())
                : await ReadAsync(reference(), input, pump);
            if (record is not null)
                await EditAsync(record, pump);
        });

    /// <summary>The piped record itself: its version makes sure that nothing newer is overwritten.</summary>
    private static ServiceRecord Versioned(ServiceRecord given, RecordReference checkedReference) =>
        checkedReference.Mapping is null ? given : given with { Mapping = checkedReference.Mapping };

    private async Task<ServiceRecord?> ReadAsync(RecordReference reference, object input, PipelinePump pump)
    {
        var mapping = Mapping ?? reference.Mapping ?? throw CmdletText.InputException("MappingMissing", input, reference);
        var id = (Side == Side.BusinessCentral ? reference.BusinessCentralId : reference.SalesId) ?? reference.Id;
        if (id is null && reference.Number is null)
            throw WrongSide(reference, input);

        var request = new RecordListRequest(mapping, Side)
        {
            Ids = id is { } known ? [known] : null,
            Numbers = id is null ? [reference.Number!] : null,
        };
        var found = new List<ServiceRecord>();
        await foreach (var record in Session.ListRecordsAsync(request, problem => pump.Note(() => WriteProblem(problem, input)), pump.Token))
            found.Add(record);
        return found.Count > 1 ? throw Ambiguous(reference, mapping, found, input) : found.SingleOrDefault();
    }

    private CouplingException WrongSide(RecordReference reference, object input)
    {
        var given = Side == Side.BusinessCentral ? Side.Sales : Side.BusinessCentral;
        return CmdletText.InputException(
            "WrongSide", input, reference, Output.ChangeQuestion.SideName(given), MyInvocation.MyCommand.Name, Output.ChangeQuestion.SideName(Side));
    }

    private CouplingException Ambiguous(RecordReference reference, string mapping, List<ServiceRecord> found, object input) =>
        CmdletText.InputException(
            "NumberAmbiguous", input, reference, found.Count, Output.ChangeQuestion.SideName(Side), mapping, string.Join(", ", found.Select(record => record.Id)));
}
