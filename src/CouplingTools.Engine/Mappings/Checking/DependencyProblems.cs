namespace CouplingTools.Engine.Mappings.Checking;

/// <summary>What a mapping comes after. Circles are refused when mappings are read, so there is nothing to find here.</summary>
internal static class DependencyProblems
{
    public static IReadOnlyList<MappingCheck> Of(RecordMapping mapping)
    {
        var before = MappingGraph.Before(mapping).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        return new Findings(mapping.Name, "Dependencies").OrPassed(before.Count == 0 ? "DependenciesNone" : "DependenciesFit", string.Join(", ", before));
    }
}
