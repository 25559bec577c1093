using System.Text.Json;
using CouplingTools.Engine.Mappings.Codecs;
using CouplingTools.Engine.Mappings.Normalizers;

namespace CouplingTools.Engine.Mappings.Catalog;

/// <summary>Reads how a field takes part in match-based coupling: in one rule, or in each rule of an array.</summary>
internal static class MatchReader
{
    private const int GreatestSimilarity = 100;

    public static IReadOnlyList<FieldMatch> Read(MappingJson field, string codec)
    {
        if (field.Find("match") is not { ValueKind: JsonValueKind.Array })
            return field.Object("match") is { } single ? [.. ReadOne(single, codec)] : [];

        var matches = new List<FieldMatch>();
        foreach (var (value, path) in field.Items("match"))
        {
            if (value.ValueKind == JsonValueKind.Object)
                matches.AddRange(ReadOne(new MappingJson(value, path, field.Problems), codec));
            else
                field.Problems.Add(path, "WrongType", "an object");
        }

        foreach (var twice in matches.GroupBy(match => match.Priority).Where(group => group.Count() > 1))
            field.Problems.Add(field.PathOf("match"), "DuplicateKey", twice.Key);
        return matches;
    }

    private static IEnumerable<FieldMatch> ReadOne(MappingJson json, string codec)
    {
        json.Require("priority");
        var match = new FieldMatch(0)
        {
            CaseSensitive = json.Flag("caseSensitive"),
            Normalizers = json.Texts("normalizer"),
            Similarity = json.Integer("similarity"),
            Optional = json.Flag("optional"),
            Suggests = json.Flag("suggest"),
        };
        foreach (var unknown in match.Normalizers.Where(name => !Normalizer.IsKnown(name)))
            json.Problems.AddUnknown(json.PathOf("normalizer"), "UnknownNormalizer", unknown, Normalizer.Names);
        if (match.Similarity is < 1 or > GreatestSimilarity)
            json.WrongType("similarity", $"an integer from 1 to {GreatestSimilarity}");
        if (codec == CodecNames.Constant)
            json.Problems.Add(json.Path, "DoesNotBelong", "match", codec);
        var priorities = json.Integers("priority");
        json.Complete();
        return priorities.Select(priority => match with { Priority = priority });
    }
}
