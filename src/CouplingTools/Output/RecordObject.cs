using System.Collections.Frozen;
using System.Management.Automation;

namespace CouplingTools.Output;

/// <summary>Shows a record's field values as properties, beside what every record has.</summary>
internal static class RecordObject
{
    private static readonly FrozenSet<string> s_own =
        typeof(ServiceRecord).GetProperties().Select(property => property.Name).ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    public static PSObject Of(ServiceRecord record)
    {
        var shown = new PSObject(record);
        shown.TypeNames.Insert(0, $"{typeof(ServiceRecord).FullName}#{record.Side}");
        foreach (var (field, value) in record.Values)
        {
            // Properties are found without regard to case: a field named like one of the record's own would hide it.
            if (!s_own.Contains(field))
                shown.Properties.Add(new PSNoteProperty(field, value), preValidated: true);
        }

        return shown;
    }
}
