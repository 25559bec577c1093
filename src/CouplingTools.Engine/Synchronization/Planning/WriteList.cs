using CouplingTools.Engine.Records;

namespace CouplingTools.Engine.Synchronization.Planning;

/// <summary>Turns field plans into the values one request sends.</summary>
internal static class WriteList
{
    /// <summary>
    /// The values to write on <paramref name="side"/>: of the fields that go there only what differs, except that
    /// fields of one group go to Business Central together, because its validation of one clears the others.
    /// </summary>
    public static IReadOnlyList<KeyValuePair<string, FieldValue>> ForUpdate(
        IReadOnlyList<FieldPlan> fields, Side side, Record present)
    {
        var groups = side == Side.BusinessCentral
            ? fields.Where(field => field.Target == side && field.Field.Definition.Group is not null)
                .Select(field => field.Field.Definition.Group!)
                .ToHashSet(StringComparer.OrdinalIgnoreCase)
            : [];

        var writes = new List<KeyValuePair<string, FieldValue>>();
        foreach (var field in fields)
        {
            var isWritten = field.Target == side;
            var isInGroup = field.Field.Definition.Group is { } group && groups.Contains(group);
            if (!isWritten && !isInGroup)
                continue;

            if (!isWritten && !field.Field.IsOn(side, present))
                continue;

            var names = field.Field.Fields(side);
            for (var index = 0; index < names.Count; index++)
            {
                var value = isWritten ? field.TargetValues[index] : present[names[index]];
                if (isInGroup || value != present[names[index]])
                    writes.Add(new(field.Field.WriteName(side, index), value));
            }
        }

        return writes;
    }
}
