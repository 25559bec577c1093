using CouplingTools.Sandbox.Http;
using CouplingTools.Sandbox.Schema;
using Microsoft.OData.Edm;
using Microsoft.OData.UriParser;

namespace CouplingTools.Sandbox.Query;

/// <summary>Turns query options into a <see cref="ReadPlan"/>. Options it does not know are left to the service.</summary>
internal sealed class QueryParser(QueryDialect dialect)
{
    private static readonly HashSet<string> s_known = ["$select", "$expand", "$filter", "$orderby", "$top", "$skip", "$count"];

    /// <summary>Parses the options of a request for rows of a table.</summary>
    /// <exception cref="Microsoft.OData.ODataException">The options are not valid OData for the table.</exception>
    /// <exception cref="QueryException">The service does not allow them.</exception>
    public ReadPlan Parse(TableSchema table, QueryOptions options)
    {
        var known = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in options.Items)
        {
            if (s_known.Contains(name))
                known[name] = name == "$filter" ? dialect.PrepareFilter(value, table) : value;
        }
        var set = dialect.Model.FindDeclaredEntitySet(table.Set);
        var parser = new ODataQueryOptionParser(dialect.Model, set.EntityType, set, known) { Resolver = dialect.Resolver };
        return Plan(
            table, parser.ParseFilter(), parser.ParseOrderBy(), parser.ParseSelectAndExpand(), parser.ParseTop(), parser.ParseSkip(), parser.ParseCount());
    }

    private ReadPlan Plan(
        TableSchema table, FilterClause? filter, OrderByClause? order, SelectExpandClause? select, long? top, long? skip, bool? count) => new(table)
    {
        Filter = Condition(table, filter),
        FilterExpression = filter?.Expression,
        Order = Order(table, order),
        Select = Select(table, select),
        Expand = Expand(table, select),
        Top = top,
        Skip = skip ?? 0,
        Count = count ?? false,
    };

    private SqlCondition? Condition(TableSchema table, FilterClause? filter)
    {
        if (filter is null)
            return null;
        dialect.CheckFilter(filter.Expression);
        return new FilterTranslator(dialect).Translate(table, filter);
    }

    private List<SortKey> Order(TableSchema table, OrderByClause? order)
    {
        var keys = new List<SortKey>();
        for (var clause = order; clause is not null; clause = clause.ThenBy)
        {
            if (clause.Expression is not SingleValuePropertyAccessNode { Source: ResourceRangeVariableReferenceNode } property)
                throw dialect.Unsupported("$orderby");
            keys.Add(new SortKey(table.Property(property.Property.Name)!, clause.Direction == OrderByDirection.Descending));
        }
        if (keys.TrueForAll(k => k.Column.Name != table.Key))
            keys.Add(ReadPlan.KeyOf(table));
        return keys;
    }

    private static List<ColumnSchema>? Select(TableSchema table, SelectExpandClause? clause)
    {
        if (clause is null || clause.AllSelected || clause.SelectedItems.OfType<WildcardSelectItem>().Any())
            return null;
        var names = clause.SelectedItems.OfType<PathSelectItem>()
            .Select(i => i.SelectedPath.LastSegment).OfType<PropertySegment>().Select(s => s.Property.Name).ToHashSet(StringComparer.Ordinal);
        return [.. table.Columns.Where(c => c.CanRead && names.Contains(c.Property))];
    }

    private List<Expansion> Expand(TableSchema table, SelectExpandClause? clause)
    {
        var expansions = new List<Expansion>();
        foreach (var item in clause?.SelectedItems.OfType<ExpandedNavigationSelectItem>() ?? [])
        {
            if (item.PathToNavigationProperty.Count != 1 || item.SearchOption is not null || item.LevelsOption is not null || item.CountOption is true)
                throw dialect.Unsupported("$expand");
            var name = ((NavigationPropertySegment)item.PathToNavigationProperty.LastSegment).NavigationProperty.Name;
            var navigation = table.Navigation(name)!;
            var plan = Plan(
                dialect.Schema.Target(navigation), item.FilterOption, item.OrderByOption, item.SelectAndExpand, item.TopOption, item.SkipOption,
                count: null);
            expansions.Add(new Expansion(navigation, plan));
        }
        return expansions;
    }
}
