using CouplingTools.Engine.Mappings;
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
        if (written.Problem is not null)
        {
            var left = plan with { Problem = written.Problem };
            return RecordPlanner.IsFatal(written.Problem) ? left : left with { Verdict = plan.Verdict with { Result = FieldResult.None } };
        }

        // A codec that cannot express the difference on the target would otherwise write the same values for ever.
        return written.Values.SequenceEqual(present)
            ? plan with { Verdict = plan.Verdict with { Result = FieldResult.Adopt } }
            : plan with { TargetValues = written.Values };
    }
}
