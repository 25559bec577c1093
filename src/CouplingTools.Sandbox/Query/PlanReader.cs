using CouplingTools.Sandbox.Schema;
using CouplingTools.Sandbox.Storage;

namespace CouplingTools.Sandbox.Query;

/// <summary>Reads what a plan asks for.</summary>
internal static class PlanReader
{
    /// <summary>One page. After a row, given by its values of the plan's sort keys, $skip is left out of account.</summary>
    public static Page ReadPage(SandboxSession session, ReadPlan plan, IReadOnlyList<object?>? after, int size)
    {
        if (size <= 0)
            return new Page([], false);
        var parameters = new List<object?>(plan.Filter?.Parameters ?? []);
        var conditions = new List<string>();
        if (plan.Filter is not null)
            conditions.Add(plan.Filter.Text);
        if (after is not null)
            conditions.Add(SortSql.After(plan.Order, after, parameters));
        var query = new SqlQuery(
            conditions.Count == 0 ? null : string.Join(" AND ", conditions), parameters, SortSql.OrderBy(plan.Order), size + 1, after is null ? plan.Skip : 0)
        {
            Columns = Columns(plan),
        };
        var rows = session.Query(plan.Table, query).ToList();
        if (rows.Count <= size)
            return new Page(rows, false);
        rows.RemoveAt(size);
        return new Page(rows, true);
    }

    /// <summary>How many rows the plan's filter holds for.</summary>
    public static long Count(SandboxSession session, ReadPlan plan) =>
        session.Count(plan.Table, new SqlQuery(plan.Filter?.Text, plan.Filter?.Parameters ?? [], null, null));

    /// <summary>The values of the plan's sort keys in a row.</summary>
    public static IReadOnlyList<object?> Position(ReadPlan plan, Row row) => [.. plan.Order.Select(k => row[k.Column.Name])];

    /// <summary>
    /// The rows an expansion shows, by the value of the navigation's column in the rows it starts from. Only the row's own columns are read; expansions
    /// inside the expansion are read with the rows found here.
    /// </summary>
    public static ILookup<object, Row> ReadExpansion(SandboxSession session, Expansion expansion, IEnumerable<Row> owners)
    {
        var (navigation, plan) = (expansion.Navigation, expansion.Plan);
        var values = owners.Select(o => o[navigation.Column]).OfType<object>().Where(v => v is not Guid id || id != Guid.Empty).Distinct().ToList();
        var found = new List<(object Key, Row Row)>();
        foreach (var chunk in values.Chunk(500))
            found.AddRange(ReadRelated(session, navigation, plan, chunk).Select(r => (r[navigation.TargetColumn]!, r)));
        return plan.Top is null && plan.Skip == 0
            ? found.ToLookup(f => f.Key, f => f.Row)
            : Limit(found.ToLookup(f => f.Key, f => f.Row), plan);
    }

    private static IEnumerable<Row> ReadRelated(SandboxSession session, NavigationSchema navigation, ReadPlan plan, object[] values)
    {
        var parameters = new List<object?>(plan.Filter?.Parameters ?? []);
        var filter = plan.Filter is null ? string.Empty : $"{plan.Filter.Text} AND ";
        var list = string.Join(", ", values.Select((_, i) => $"@{parameters.Count + i}"));
        parameters.AddRange(values);
        var query = new SqlQuery($"{filter}t.\"{navigation.TargetColumn}\" IN ({list})", parameters, SortSql.OrderBy(plan.Order), null);
        return session.Query(plan.Table, query);
    }

    private static ILookup<object, Row> Limit(ILookup<object, Row> rows, ReadPlan plan) => rows
        .SelectMany(g => g.Skip((int)plan.Skip).Take((int)(plan.Top ?? int.MaxValue)).Select(r => (g.Key, Row: r)))
        .ToLookup(p => p.Key, p => p.Row);

    private static List<int>? Columns(ReadPlan plan)
    {
        if (plan.Select is null)
            return null;
        var names = plan.Select.Select(c => c.Name).Concat(plan.Order.Select(k => k.Column.Name)).Concat(plan.Expand.Select(e => e.Navigation.Column))
            .Concat(plan.Select.Select(c => c.TypeColumn).OfType<string>()).Append(plan.Table.Key);
        return [.. names.Distinct(StringComparer.Ordinal).Select(plan.Table.Ordinal)];
    }
}
