using CouplingTools.Engine.Mappings;
using CouplingTools.Engine.Synchronization.Merging;

namespace CouplingTools.Engine.Synchronization.Planning;

/// <summary>Decides what a synchronization writes of one pair. Pure: the same values give the same plan.</summary>
internal static class RecordPlanner
{
    public static RecordPlan Plan(CompiledMapping mapping, RecordPair pair, MergeSettings settings, ILookups lookups) =>
        Assemble([.. mapping.Fields.Select(field => PlanField(field, pair, settings, lookups))], pair);

    /// <summary>The plan of a pair from the plans of its fields.</summary>
    public static RecordPlan Assemble(IReadOnlyList<FieldPlan> fields, RecordPair pair)
    {
        var problem = fields.Select(field => field.Problem).FirstOrDefault(IsFatal);
        if (problem is not null)
            return new RecordPlan { Fields = fields, Problem = problem };

        return new RecordPlan
        {
            Fields = fields,
            BusinessCentralWrites = WriteList.ForUpdate(fields, Side.BusinessCentral, pair.BusinessCentral),
            SalesWrites = WriteList.ForUpdate(fields, Side.Sales, pair.Sales),
            Changes = [.. fields.Where(field => field.Target is not null).Select(ChangeOf)],
        };
    }

    /// <summary>Whether a problem stops the whole record rather than leaving its field alone.</summary>
    public static bool IsFatal(CodecProblem? problem) =>
        problem is { IsPutOff: false, Policy: not LookupMissingPolicy.Keep };

    private static FieldPlan PlanField(MappedField field, RecordPair pair, MergeSettings settings, ILookups lookups)
    {
        var standing = FieldStanding.Of(field, pair, lookups);
        var plan = FieldPlanner.Plan(standing, VerdictOf(standing, settings.PolicyFor(field, pair), settings.Resolution), lookups);
        if (plan.Target is not { } target)
            return plan;
        var trace = pair.Bases.GetValueOrDefault(field.Name)?.Trace;
        plan = plan with { Weight = Restlessness.WeightOf(plan.Verdict, target, trace, pair, settings.Skew) };
        return plan with { Warning = Restlessness.Warn(plan, target, trace) ?? plan.Warning };
    }

    private static FieldVerdict VerdictOf(FieldStanding standing, MergePolicy policy, ConflictResolution? resolution)
    {
        if (standing.Field.Definition.CreateOnly)
            return new FieldVerdict(FieldMerge.StateOf(standing.Comparison), FieldResult.None, MergeRule.CreateOnly);
        return resolution is null
            ? FieldMerge.Decide(standing.Comparison, policy)
            : FieldMerge.Resolve(standing.Comparison, policy, resolution.Covers(standing.Field.Name) ? resolution.Winner : null);
    }

    private static FieldChange ChangeOf(FieldPlan field) => field.Target == Side.Sales
        ? new FieldChange(field.Field.Name, Side.Sales, field.Sales.Value, field.BusinessCentral.Value) { Warning = field.Warning }
        : new FieldChange(field.Field.Name, Side.BusinessCentral, field.BusinessCentral.Value, field.Sales.Value) { Warning = field.Warning };
}
