using CouplingTools.Engine.Mappings;

namespace CouplingTools.Engine.Matching;

/// <summary>The rules of a search in the order they are tried, and the columns they need.</summary>
internal sealed class MatchPlan
{
    private readonly List<MatchColumn> _columns = [];

    private MatchPlan()
    {
    }

    public IReadOnlyList<MatchColumn> Columns => _columns;

    public IReadOnlyList<MatchRule> Rules { get; private set; } = [];

    /// <summary>Whether a mapping says how its records are matched.</summary>
    public static bool HasRules(RecordMapping mapping) => mapping.Fields.Any(field => field.Match.Count > 0);

    /// <exception cref="CouplingException"><c>MatchRuleMissing</c>, <c>MatchFieldUnknown</c>, <c>MatchFieldUnfit</c>, <c>MatchRuleEmpty</c>.</exception>
    public static MatchPlan Build(CompiledMapping mapping, MatchOptions options)
    {
        var criteria = options.Rules.Count > 0 ? MatchRuleReader.OfCall(mapping, options.Rules) : MatchRuleReader.OfMapping(mapping);
        if (criteria.Count == 0)
            throw ErrorText.Exception("MatchRuleMissing", ErrorClass.Configuration, mapping.Name);

        var plan = new MatchPlan();
        plan.Rules = [.. criteria.GroupBy(criterion => criterion.Match.Priority).OrderBy(group => group.Key).SelectMany(group => plan.RulesOf(mapping, [.. group], options.Similarity))];
        return plan;
    }

    /// <summary>A rule with similar fields is first tried with equal ones, so that an equal record wins over similar ones.</summary>
    private IEnumerable<MatchRule> RulesOf(CompiledMapping mapping, List<(MappedField Field, FieldMatch Match)> criteria, int? similarity)
    {
        if (criteria.All(criterion => criterion.Match.Optional))
            throw ErrorText.Exception("MatchRuleEmpty", ErrorClass.Configuration, mapping.Name, criteria[0].Match.Priority);

        var rule = Exact(criteria);
        if (!rule.Suggests || !criteria.Any(criterion => criterion.Match.Similarity is not null))
            yield return rule;
        var similar = criteria
            .Where(criterion => !criterion.Match.Optional)
            .Select(criterion => (Column: Column(MatchColumn.Of(criterion.Field, criterion.Match)), Least: criterion.Match.Similarity ?? (rule.Suggests ? null : similarity)))
            .Where(entry => entry.Least is not null && _columns[entry.Column].IsFuzzy)
            .Select(entry => (entry.Column, entry.Least!.Value))
            .ToList();
        if (similar.Count > 0)
            yield return rule with { Similar = similar, Exact = [.. rule.Exact.Except(similar.Select(entry => entry.Column))] };
    }

    private MatchRule Exact(List<(MappedField Field, FieldMatch Match)> criteria)
    {
        var suggests = criteria.Any(criterion => criterion.Match.Suggests);
        var required = criteria.Where(criterion => !criterion.Match.Optional).Select(criterion => MatchColumn.Of(criterion.Field, criterion.Match)).ToList();
        var optional = criteria.Where(criterion => criterion.Match.Optional).Select(criterion => MatchColumn.Of(criterion.Field, criterion.Match)).ToList();
        if (!suggests)
            optional.AddRange(required.Concat(optional).Select(column => column.LegalForm()).OfType<MatchColumn>().ToList());
        return new MatchRule
        {
            Text = string.Join(" + ", required.Select(column => column.Field.Name).Distinct(StringComparer.Ordinal)),
            Exact = [.. required.Select(Column)],
            Optional = [.. optional.Select(Column)],
            Suggests = suggests,
        };
    }

    private int Column(MatchColumn column)
    {
        var known = _columns.FindIndex(other => other.Field == column.Field && other.CaseSensitive == column.CaseSensitive && other.Chain == column.Chain && other.IsLegalForm == column.IsLegalForm);
        if (known >= 0)
            return known;
        _columns.Add(column);
        return _columns.Count - 1;
    }
}
