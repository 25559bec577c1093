using CouplingTools.Engine.Mappings;
using CouplingTools.Engine.Records;
using CouplingTools.Engine.Synchronization.Merging;

namespace CouplingTools.Engine.Synchronization.Planning;

/// <summary>Turns what the merge says of a field into the values to write. Pure.</summary>
internal static class FieldPlanner
{
    public static FieldPlan Plan(FieldStanding standing, FieldVerdict verdict, ILookups lookups)
    {
        var plan = new FieldPlan
        {
            Field = standing.Field,
            Verdict = verdict,
            Present = standing.Present,
            BusinessCentral = standing.BusinessCentral,
            Sales = standing.Sales,
            Base = standing.Base,
        };
        return plan.Target is { } target ? WithTargetValues(plan, target, lookups) : plan;
    }

    private static FieldPlan WithTargetValues(FieldPlan plan, Side target, ILookups lookups)
    {
        var source = target == Side.Sales ? plan.BusinessCentral : plan.Sales;
        var present = plan.Present.On(target);
        var written = plan.Field.Codec.Write(target, source, present, lookups);
        if ((written.Problem ?? KeptOnTarget(plan, target, source, lookups)) is { } problem)
        {
            return plan.Left(problem, target);
        }

        // A codec that cannot express the difference on the target would otherwise write the same values for ever.
        return written.Values.SequenceEqual(present)
            ? plan with { Verdict = plan.Verdict with { Result = FieldResult.Adopt } }
            : plan with { TargetValues = written.Values, Warning = written.Warning };
    }

    /// <summary>
    /// A blank that never agreed with a value the source cannot express says nothing about that value:
    /// it is blank because the value was kept, not because somebody cleared it.
    /// </summary>
    private static CodecProblem? KeptOnTarget(FieldPlan plan, Side target, FieldValue source, ILookups lookups)
    {
        if (plan.Verdict.State != FieldState.NoBaseDifferent || !source.IsBlank)
            return null;
        var held = target == Side.Sales ? plan.Sales : plan.BusinessCentral;
        var problem = plan.Field.Codec.Write(target.Opposite(), held, plan.Present.On(target.Opposite()), lookups).Problem;
        return problem?.Policy == LookupMissingPolicy.Keep ? problem : null;
    }
}
