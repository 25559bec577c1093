using CouplingTools.Engine.Mappings;
using CouplingTools.Engine.Mappings.Normalizers;

namespace CouplingTools.Engine.Matching;

/// <summary>Collects the criteria of a search from the mapping or from the call.</summary>
internal static class MatchRuleReader
{
    public static List<(MappedField Field, FieldMatch Match)> OfMapping(CompiledMapping mapping) =>
        [.. mapping.Fields.SelectMany(field => field.Definition.Match.Select(match => (field, match)))];

    public static List<(MappedField Field, FieldMatch Match)> OfCall(CompiledMapping mapping, IReadOnlyList<MatchCriterion> criteria)
    {
        var read = new List<(MappedField Field, FieldMatch Match)>();
        foreach (var criterion in criteria)
        {
            var field = Find(mapping, criterion.Field);
            var match = criterion.Match ?? (field.Definition.Match.FirstOrDefault(known => !known.Suggests && !known.Optional) ?? new FieldMatch(criterion.Priority));
            if (match.Normalizers.FirstOrDefault(name => !Normalizer.IsKnown(name)) is { } unknown)
                throw ErrorText.Exception("NormalizerUnknown", ErrorClass.Configuration, unknown, string.Join(", ", Normalizer.Names));
            read.Add((field, match with { Priority = criterion.Priority }));
        }

        return read;
    }

    private static MappedField Find(CompiledMapping mapping, string name)
    {
        if (mapping.Fields.FirstOrDefault(field => field.Name.Equals(name, StringComparison.OrdinalIgnoreCase)) is { } found)
            return found;
        var known = mapping.Fields.Select(field => field.Name).ToList();
        throw ErrorText.Exception("MatchFieldUnknown", ErrorClass.Configuration, name, mapping.Name, NearestName.Of(name, known) ?? known[0], string.Join(", ", known));
    }
}
