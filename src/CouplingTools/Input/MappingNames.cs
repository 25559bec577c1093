using System.Management.Automation;
using CouplingTools.Engine;

namespace CouplingTools.Input;

/// <summary>Understands names of mappings with wildcards, where a command only reads.</summary>
internal static class MappingNames
{
    /// <summary>Whether something is a pattern, and not a name that happens to look like one.</summary>
    public static bool IsPattern(CouplingSession session, string name) =>
        WildcardPattern.ContainsWildcardCharacters(name) && !session.Mappings.Any(mapping => mapping.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    /// <summary>The mappings whose names a pattern fits.</summary>
    public static IEnumerable<RecordMapping> Matching(CouplingSession session, string pattern)
    {
        var wildcard = new WildcardPattern(pattern, WildcardOptions.IgnoreCase | WildcardOptions.CultureInvariant);
        return session.Mappings.Where(mapping => wildcard.IsMatch(mapping.Name));
    }

    /// <summary>The names that are meant, each once; a pattern stands for the mappings that it fits, other names for themselves.</summary>
    [return: System.Diagnostics.CodeAnalysis.NotNullIfNotNull(nameof(given))]
    public static IReadOnlyList<string>? Expand(CouplingSession session, IEnumerable<string>? given) => given is null
        ? null
        : [.. given
            .SelectMany(name => IsPattern(session, name) ? Matching(session, name).Select(mapping => mapping.Name) : [name])
            .Distinct(StringComparer.OrdinalIgnoreCase)];
}
