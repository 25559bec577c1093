using System.Collections;
using System.Management.Automation;
using CouplingTools.Engine;

namespace CouplingTools.Input;

/// <summary>Reads references from objects by the names of their properties: rows of a file, hashtables, other commands' output.</summary>
internal static class InputRow
{
    public static RecordReference ToReference(PSObject row) => ToReference(name => Property(row, name), row);

    public static RecordReference ToReference(IDictionary row, PSObject input)
    {
        var values = new Dictionary<string, object?>(StringComparer.OrdinalIgnoreCase);
        foreach (DictionaryEntry entry in row)
            values[InputValue.Unwrap(entry.Key)?.ToString() ?? string.Empty] = entry.Value;
        return ToReference(name => InputValue.Unwrap(values.GetValueOrDefault(name)), input);
    }

    private static RecordReference ToReference(Func<string, object?> value, PSObject input)
    {
        var reference = new RecordReference
        {
            Mapping = InputValue.AsText(value("Mapping")),
            BusinessCentralId = Id(value, "BusinessCentralId", input),
            SalesId = Id(value, "SalesId", input),
            SalesName = InputValue.AsText(value("SalesName")),
            Number = InputValue.AsNumber(value("Number")),
            Undecided = MatchInput.Undecided(InputValue.AsText(value("Reason")), InputValue.AsText(value("Candidates"))),
        };
        if (reference is { BusinessCentralId: not null, SalesId: not null })
            reference = reference with { Company = InputValue.AsText(value("Company")) };
        return InputValue.AsText(value("Id")) is null ? reference : WithId(reference, value, input);
    }

    private static RecordReference WithId(RecordReference reference, Func<string, object?> value, PSObject input)
    {
        if (InputValue.AsId(value("Id")) is not { } id)
        {
            // Rows of foreign files often carry an id of their own, which says nothing when something else names the record.
            return reference is { BusinessCentralId: null, SalesId: null, Number: null, SalesName: null }
                ? throw Invalid("Id", value("Id"), "ExpectedId", input)
                : reference;
        }

        if (InputValue.AsText(value("Side")) is not { } side)
            return reference with { Id = id };
        if (!Enum.TryParse<Side>(side, ignoreCase: true, out var known) || !Enum.IsDefined(known))
            throw Invalid("Side", side, "ExpectedSide", input);
        return known == Side.BusinessCentral
            ? reference with { BusinessCentralId = reference.BusinessCentralId ?? id }
            : reference with { SalesId = reference.SalesId ?? id };
    }

    private static Guid? Id(Func<string, object?> value, string name, PSObject input)
    {
        var given = value(name);
        if (InputValue.AsText(given) is null)
            return null;
        return InputValue.AsId(given) ?? (given is Guid ? null : throw Invalid(name, given, "ExpectedId", input));
    }

    private static object? Property(PSObject row, string name) => InputValue.Unwrap(row.Properties[name]?.Value);

    private static CouplingException Invalid(string property, object? value, string expected, PSObject input) =>
        CmdletText.InputException("InputValueInvalid", input, property, value, CmdletText.Message(expected));
}
