using CouplingTools.Engine.Couplings;
using CouplingTools.Engine.Mappings;
using CouplingTools.Engine.Records;
using CouplingTools.Engine.Synchronization.Merging;

namespace CouplingTools.Engine.Synchronization.Planning;

/// <summary>Decides what a synchronization writes of one pair. Pure: the same values give the same plan.</summary>
internal static class RecordPlanner
{
    public static RecordPlan Plan(CompiledMapping mapping, RecordPair pair, MergeSettings settings, ILookups lookups)
    {
        var fields = mapping.Fields
            .Select(field => PlanField(field, pair, settings, lookups))
            .ToList();

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
        problem is not null && problem.Policy != LookupMissingPolicy.Keep;

    private static FieldPlan PlanField(MappedField field, RecordPair pair, MergeSettings settings, ILookups lookups)
    {
        var left = Canonical(field, Side.BusinessCentral, pair, lookups);
        var right = Canonical(field, Side.Sales, pair, lookups);
        var hasBase = pair.Bases.TryGetValue(field.Name, out var agreed);
        var leftBase = hasBase ? field.Codec.Read(Side.BusinessCentral, agreed!.BusinessCentral, lookups) : FieldValue.Blank;
        var rightBase = hasBase ? field.Codec.Read(Side.Sales, agreed!.Sales, lookups) : FieldValue.Blank;

        var verdict = FieldMerge.Decide(
            new FieldComparison(
                hasBase,
                BusinessCentralChanged: hasBase && !field.Codec.AreEqual(left, leftBase),
                SalesChanged: hasBase && !field.Codec.AreEqual(right, rightBase),
                AreEqual: field.Codec.Agree(left, right),
                BusinessCentralBlank: left.IsBlank,
                SalesBlank: right.IsBlank),
            new MergePolicy(
                settings.Direction,
                field.Definition.Direction,
                settings.OnConflict,
                settings.OnConflict == ConflictPolicy.Newest ? pair.Newer : null,
                settings.Overwrite,
                field.Definition.NotNull));

        var plan = new FieldPlan { Field = field, Verdict = verdict, BusinessCentral = left, Sales = right, Base = leftBase };
        return plan.Target is { } target ? WithTargetValues(plan, target, pair, lookups) : plan;
    }

    private static FieldPlan WithTargetValues(FieldPlan plan, Side target, RecordPair pair, ILookups lookups)
    {
        var source = target == Side.Sales ? plan.BusinessCentral : plan.Sales;
        var present = plan.Field.ValuesOf(target, pair.On(target));
        var written = plan.Field.Codec.Write(target, source, present, lookups);
        if (written.Problem is not null)
        {
            var left = plan with { Problem = written.Problem };
            return IsFatal(written.Problem) ? left : left with { Verdict = plan.Verdict with { Result = FieldResult.None } };
        }

        // A codec that cannot express the difference on the target would otherwise write the same values for ever.
        return written.Values.SequenceEqual(present)
            ? plan with { Verdict = plan.Verdict with { Result = FieldResult.Adopt } }
            : plan with { TargetValues = written.Values };
    }

    private static FieldValue Canonical(MappedField field, Side side, RecordPair pair, ILookups lookups) =>
        field.Codec.Read(side, field.ValuesOf(side, pair.On(side)), lookups);

    private static FieldChange ChangeOf(FieldPlan field) => field.Target == Side.Sales
        ? new FieldChange(field.Field.Name, Side.Sales, field.Sales.Value, field.BusinessCentral.Value)
        : new FieldChange(field.Field.Name, Side.BusinessCentral, field.BusinessCentral.Value, field.Sales.Value);
}
