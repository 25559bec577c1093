namespace CouplingTools.Engine.Mappings.Checking;

/// <summary>Whether what is written can be written: by one field only, or it never comes to rest, and not a column that the service works out itself.</summary>
internal static class TargetProblems
{
    /// <summary>What Business Central's own API computes. Its metadata does not tell; a custom API may say otherwise of the same names.</summary>
    private static readonly Dictionary<string, string[]> s_computed = new(StringComparer.Ordinal)
    {
        ["customers"] = ["balanceDue", "taxAreaDisplayName"],
        ["vendors"] = ["balance"],
        ["contacts"] = ["contactBusinessRelation", "lastInteractionDate"],
        ["opportunities"] =
        [
            "contactName", "contactCompanyName", "status", "closed", "creationDate", "dateClosed", "calculatedCurrentValue", "chancesOfSuccessPrc", "completedPrc",
            "estimatedClosingDate", "estimatedValue",
        ],
    };

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

        CheckComputed(subject, findings);
        return findings.OrPassed("TargetsFit");
    }

    private static void CheckComputed(CheckedMapping subject, Findings findings)
    {
        var table = subject.BusinessCentral.Table;
        if (table.Route.Contains('/', StringComparison.Ordinal) || s_computed.GetValueOrDefault(table.EntitySet) is not { } computed)
            return;
        foreach (var field in subject.Mapping.Fields.Where(field => field.Codec == Codecs.CodecNames.Constant || field.Direction.Allows(Side.BusinessCentral)))
        {
            foreach (var column in field.BusinessCentral.Intersect(computed, StringComparer.Ordinal))
                findings.Fail("FieldComputed", field.Name, Side.BusinessCentral, column);
        }
    }
}
