using System.Collections;
using System.Management.Automation;

namespace CouplingTools.Input;

/// <summary>Reads field values from what is passed to <c>-Value</c>.</summary>
internal static class FieldValues
{
    /// <summary>The values by field name; <see langword="null"/> clears a field.</summary>
    /// <exception cref="Engine.CouplingException"><c>ValueNotUnderstood</c>.</exception>
    public static IReadOnlyDictionary<string, object?> Of(PSObject value)
    {
        var values = value.BaseObject switch
        {
            IDictionary pairs => pairs.Cast<DictionaryEntry>().Select(pair => (InputValue.AsText(pair.Key), pair.Value)),
            ServiceRecord record => record.Values.Select(pair => ((string?)pair.Key, pair.Value)),
            string or ValueType or IEnumerable => [],
            _ => value.Properties.Where(property => property.IsGettable).Select(property => ((string?)property.Name, (object?)property.Value)),
        };

        var read = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var (field, given) in values)
        {
            if (field is not null)
                read[field] = InputValue.Unwrap(given) is PSObject custom ? custom.BaseObject : InputValue.Unwrap(given);
        }

        return read.Count > 0 ? read : throw CmdletText.InputException("ValueNotUnderstood", value, value.BaseObject.GetType().Name);
    }
}
