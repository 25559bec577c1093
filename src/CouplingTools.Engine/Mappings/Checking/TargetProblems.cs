namespace CouplingTools.Engine.Mappings.Checking;

/// <summary>Whether several fields write the same column, which then never comes to rest.</summary>
internal static class TargetProblems
{
    public static IReadOnlyList<MappingCheck> Of(CheckedMapping subject)
    {
        var findings = new Findings(subject.Mapping.Name, "Targets");
        foreach (var side in MappedSides.Both)
        {
            var written = subject.Mapping.Fields
                .Where(field => field.Codec != Codecs.CodecNames.Constant && field.Direction.Allows(side))
                .SelectMany(field => field.On(side).Select(column => (column, field)));
            foreach (var twice in written.GroupBy(pair => pair.column, pair => pair.field, StringComparer.Ordinal).Where(fields => fields.Count() > 1))
                findings.Warn("TargetTwice", twice.Last().Name, side, twice.Key, string.Join(", ", twice.Select(field => field.Name)));
        }

        return findings.OrPassed("TargetsFit");
    }
}
