using CouplingTools.Engine.Mappings.Codecs;

namespace CouplingTools.Engine.Mappings.Checking;

/// <summary>Whether a new row lacks values that its service wants.</summary>
internal static class RequiredProblems
{
    public static IReadOnlyList<MappingCheck> Of(CheckedMapping subject)
    {
        var findings = new Findings(subject.Mapping.Name, "RequiredFields");
        foreach (var side in MappedSides.Both.Where(side => subject.Mapping.Direction.Allows(side)))
        {
            var given = Given(subject.Mapping, side);
            foreach (var column in subject.Table(side).Fields.Values.Where(column => column is { IsRequired: true, CanCreate: true } && !given.Contains(column.Name)))
                findings.Warn("RequiredMissing", null, side, column.Name, subject.Table(side).Table.EntitySet);
        }

        return findings.OrPassed("RequiredFit");
    }

    private static HashSet<string> Given(RecordMapping mapping, Side side)
    {
        var table = mapping.Table(side);
        return mapping.Fields.Where(field => field.Codec == CodecNames.Constant || field.Direction.Allows(side)).SelectMany(field => field.On(side))
            .Concat(table.Defaults.Keys)
            .Concat(table.ConditionalDefaults.Where(conditional => conditional.When is null).SelectMany(conditional => conditional.Set.Keys))
            .ToHashSet(StringComparer.Ordinal);
    }
}
