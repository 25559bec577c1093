using System.Management.Automation;
using CouplingTools.Completion;
using CouplingTools.Input;
using CouplingTools.Output;

namespace CouplingTools.Pipeline;

/// <summary>Creates records on one side.</summary>
public abstract class NewRecordCmdlet : RecordCmdlet
{
    private protected NewRecordCmdlet(Side side)
        : base(side)
    {
    }

    /// <summary>The mapping whose table gets the record.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(MappingCompleter))]
    public string Mapping { get; set; } = string.Empty;

    /// <summary>The field values, by the service's names.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipeline = true)]
    public PSObject Value { get; set; } = null!;

    /// <summary>Changes nothing: a new record is returned in any case. It lets scripts call this command as they call the one that writes to existing records.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override void Process() => TryEdit(Value, pump => CreateAsync(pump, Session.FindMapping(Mapping)));

    private async Task CreateAsync(PipelinePump pump, RecordMapping mapping)
    {
        var values = FieldValues.Of(Value);
        var table = mapping.Table(Side);
        var target = ChangeQuestion.Name(mapping.Name, Text(values, table.Number), Text(values, table.Name), null);
        var changes = values.Select(value => new FieldChange(value.Key, Side, null, value.Value));
        if (!await pump.AskAsync(() => ShouldEdit("ActionCreateIn", target, changes)))
            return;
        var record = await Session.CreateRecordAsync(mapping.Name, Side, values, pump.Token);
        await pump.PostAsync(() => WriteObject(RecordObject.Of(record)));
    }

    private static string? Text(IReadOnlyDictionary<string, object?> values, string? field) =>
        field is null ? null : InputValue.AsText(values.GetValueOrDefault(field));
}
