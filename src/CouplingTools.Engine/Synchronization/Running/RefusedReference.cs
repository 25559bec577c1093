using CouplingTools.Engine.Mappings;
using CouplingTools.Engine.Mappings.Codecs;
using CouplingTools.Engine.Records;
using CouplingTools.Engine.Services;

namespace CouplingTools.Engine.Synchronization.Running;

/// <summary>
/// Tells from a refusal that the record a code stands for is missing. Not every code has a row that could be looked for first: the local currency
/// has none, and is taken. Business Central names the property in quotes, in whatever language it says the rest.
/// </summary>
internal static class RefusedReference
{
    /// <summary>What the record waits for; <see langword="null"/> where the refusal is about something else, or the mapping does not wait.</summary>
    public static CodecProblem? Of(CompiledMapping mapping, PlannedWrite write, ServiceError error)
    {
        if (error.Class != ErrorClass.Data)
            return null;
        var written = write.Operation.Values.Where(value => !value.Value.IsBlank).ToDictionary(value => value.Key, value => value.Value);
        foreach (var field in mapping.Fields.Where(field => LookupProblem.PolicyOf(field.Definition) == LookupMissingPolicy.Defer))
        {
            var name = field.Fields(write.Side).FirstOrDefault(name => written.ContainsKey(name) && error.Message.Contains($"\"{name}\"", StringComparison.Ordinal));
            if (name is not null)
                return Problem(field.Definition, write.Side, written[name], error);
        }

        return null;
    }

    private static CodecProblem Problem(FieldMapping field, Side side, FieldValue value, ServiceError error) =>
        new("LookupMissing", ErrorText.Message("LookupRefused", field.Name, value.Text, side, error.Message))
        {
            Policy = LookupMissingPolicy.Defer,
            Remedy = ErrorText.Message("LookupRefusedRemedy", value.Text, side),
        };
}
