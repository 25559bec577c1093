using System.Collections;
using System.Management.Automation;
using CouplingTools.Engine;

namespace CouplingTools.Input;

/// <summary>Understands what users pipe in or pass to name a record.</summary>
internal static class RecordInput
{
    /// <summary>Turns one input into a reference.</summary>
    /// <param name="input">A record, coupling, result, id, number, or an object with properties that name one.</param>
    /// <param name="mapping">The mapping the command is for, if it names one.</param>
    /// <exception cref="CouplingException"><c>InputNotUnderstood</c>, <c>InputValueInvalid</c>, <c>MappingMismatch</c>.</exception>
    public static RecordReference ToReference(PSObject input, string? mapping)
    {
        var reference = input.BaseObject switch
        {
            ServiceRecord record => OfRecord(record),
            RecordCoupling coupling => OfIds(coupling.Mapping, coupling.BusinessCentralId, coupling.SalesId, coupling.Number) with { Company = coupling.Company },
            SyncResult result => OfIds(result.Mapping, result.BusinessCentralId, result.SalesId, result.Number),
            FieldDifference field => OfIds(field.Mapping, field.BusinessCentralId, field.SalesId, field.Number) with { Fields = [field.Field] },
            RecordMatch match => OfMatch(match),
            Guid id => new RecordReference { Id = InputValue.Known(id) },
            string text => InputValue.AsId(text) is { } id ? new RecordReference { Id = id } : new RecordReference { Number = InputValue.AsNumber(text) },
            IDictionary row => InputRow.ToReference(row, input),
            var value when InputValue.AsNumber(value) is { } number => new RecordReference { Number = number },
            var value when value.GetType().IsPrimitive || value is Enum or IEnumerable and not IDictionary => new RecordReference(),
            _ => InputRow.ToReference(input),
        };

        if (reference is { BusinessCentralId: null, SalesId: null, Id: null, Number: null, SalesName: null })
            throw CmdletText.InputException("InputNotUnderstood", input, input, input.BaseObject.GetType().Name);
        if (mapping is not null && reference.Mapping is { } own && !own.Equals(mapping, StringComparison.OrdinalIgnoreCase))
            throw CmdletText.InputException("MappingMismatch", input, reference, own, mapping);
        return reference with { Source = input };
    }

    private static RecordReference OfRecord(ServiceRecord record) => record.Side == Side.BusinessCentral
        ? new RecordReference { Mapping = record.Mapping, BusinessCentralId = record.Id, Label = record.Number ?? record.Name }
        : new RecordReference { Mapping = record.Mapping, SalesId = record.Id, Label = record.Number ?? record.Name };

    private static RecordReference OfMatch(RecordMatch match) =>
        OfIds(match.Mapping, match.BusinessCentralId, match.SalesId, match.Number) with { Undecided = MatchInput.Undecided(match.Reason, match.Candidates.ToString()) };

    private static RecordReference OfIds(string? mapping, Guid? businessCentralId, Guid? salesId, string? number)
    {
        var left = InputValue.Known(businessCentralId);
        var right = InputValue.Known(salesId);
        return new RecordReference
        {
            Mapping = mapping,
            BusinessCentralId = left,
            SalesId = right,
            Label = InputValue.AsNumber(number),
            Number = left is null && right is null ? InputValue.AsNumber(number) : null,
        };
    }
}
