namespace CouplingTools.Engine.Mappings.Checking;

/// <summary>What a mapping comes after, and how circles are broken. Circles that nothing breaks are refused when mappings are read.</summary>
internal static class DependencyProblems
{
    private const string Check = "Dependencies";

    public static IReadOnlyList<MappingCheck> Of(RecordMapping mapping, Func<string, RecordMapping?> find)
    {
        var before = MappingGraph.Before(mapping, find).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        var circles = new Findings(mapping.Name, Check);
        var following = MappingGraph.Following(mapping, find);
        foreach (var field in mapping.Fields.Where(field => following.Contains(field.Name)))
            circles.Add(CheckResult.Passed, "PutOff", field.Name, null, MappingText.Of("PutOff", field.Name, field.Lookup!.Mapping), null);
        return
        [
            .. new Findings(mapping.Name, Check).OrPassed(before.Count == 0 ? "DependenciesNone" : "DependenciesFit", string.Join(", ", before)),
            .. circles.All,
        ];
    }
}
