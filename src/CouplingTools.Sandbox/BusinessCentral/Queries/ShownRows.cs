using CouplingTools.Sandbox.Query;
using CouplingTools.Sandbox.Schema;
using CouplingTools.Sandbox.Storage;

namespace CouplingTools.Sandbox.BusinessCentral.Queries;

/// <summary>What of some rows is shown: columns, and the rows their expanded navigation properties lead to.</summary>
internal sealed record ShownRows(IReadOnlyList<ColumnSchema> Columns, IReadOnlyList<ExpandedRows> Expanded)
{
    /// <summary>Reads the expansions of all rows at once, level by level.</summary>
    public static ShownRows Load(SandboxSession session, ReadPlan plan, IReadOnlyCollection<Row> rows)
    {
        var expanded = plan.Expand.Select(e => Expand(session, e, rows)).ToList();
        return new ShownRows([.. plan.Shown], expanded);
    }

    private static ExpandedRows Expand(SandboxSession session, Expansion expansion, IReadOnlyCollection<Row> rows)
    {
        if (rows.Count > 0)
            ContactInformation.CheckNavigation(expansion.Navigation);
        var related = PlanReader.ReadExpansion(session, expansion, rows);
        var targets = related.SelectMany(g => g).ToList();
        return new ExpandedRows(expansion.Navigation, related, Load(session, expansion.Plan, targets));
    }
}

/// <summary>An expanded navigation property: the rows it leads to, by the value it starts from.</summary>
internal sealed record ExpandedRows(NavigationSchema Navigation, ILookup<object, Row> Related, ShownRows Shown);
