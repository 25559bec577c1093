using System.Management.Automation;
using CouplingTools.Input;
using CouplingTools.Output;

namespace CouplingTools.Pipeline;

/// <summary>Writes field values to records of one side.</summary>
public abstract class SetRecordCmdlet : ExistingRecordCmdlet
{
    private IReadOnlyDictionary<string, object?> _values = new Dictionary<string, object?>();

    private protected SetRecordCmdlet(Side side)
        : base(side)
    {
    }

    /// <summary>The field values, by the service's names; <c>$null</c> clears a field.</summary>
    [Parameter(Mandatory = true, Position = 1)]
    [ValidateNotNull]
    public PSObject Value { get; set; } = null!;

    /// <summary>Returns the record as the server now has it.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override void Begin()
    {
        base.Begin();
        _values = FieldValues.Of(Value);
    }

    private protected override async Task EditAsync(ServiceRecord record, PipelinePump pump)
    {
        var changes = _values.Select(value => new FieldChange(value.Key, Side, Old(record, value.Key), value.Value));
        if (!await pump.AskAsync(() => ShouldEdit("ActionUpdateIn", Describe(record), changes)))
            return;
        var updated = await Session.UpdateRecordAsync(record, _values, pump.Token);
        if (PassThru)
            await pump.PostAsync(() => WriteObject(RecordObject.Of(updated)));
    }

    private static object? Old(ServiceRecord record, string field) =>
        record.Values.FirstOrDefault(value => value.Key.Equals(field, StringComparison.OrdinalIgnoreCase)).Value;
}
