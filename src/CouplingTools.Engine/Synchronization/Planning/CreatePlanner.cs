using CouplingTools.Engine.Couplings;
using CouplingTools.Engine.Mappings;
using CouplingTools.Engine.Records;
using CouplingTools.Engine.Synchronization.Merging;

namespace CouplingTools.Engine.Synchronization.Planning;

/// <summary>Decides what a record that is created from its partner looks like. Pure.</summary>
internal static class CreatePlanner
{
    public static RecordPlan Plan(CompiledMapping mapping, Record source, Side target, ILookups lookups)
    {
        var fields = mapping.Fields
            .Select(field => PlanField(mapping, field, source, target, lookups))
            .ToList();

        var problem = fields.Select(field => field.Problem).FirstOrDefault(RecordPlanner.IsFatal);
        if (problem is not null)
            return new RecordPlan { Fields = fields, Problem = problem };

        var writes = WritesOf(mapping, source, fields, target);
        return new RecordPlan
        {
            Fields = fields,
            BusinessCentralWrites = target == Side.BusinessCentral ? writes : [],
            SalesWrites = target == Side.Sales ? writes : [],
            Changes =
            [
                .. fields
                    .Where(field => field.TargetValues.Any(value => !value.IsBlank))
                    .Select(field => new FieldChange(field.Field.Name, target, null, SourceValue(field, target).Value) { Warning = field.Warning }),
            ],
        };
    }

    private static FieldPlan PlanField(CompiledMapping mapping, MappedField field, Record source, Side target, ILookups lookups)
    {
        var from = target.Opposite();
        var values = field.ValuesOf(from, source);
        var blanks = Enumerable.Repeat(FieldValue.Blank, field.Fields(target).Count).ToList();
        var canonical = field.Codec.Read(from, values, lookups);
        var plan = new FieldPlan
        {
            Field = field,
            Verdict = VerdictOf(mapping, field, source, target),
            Present = (from == Side.BusinessCentral ? new FieldBase(values, blanks) : new FieldBase(blanks, values)) with { Meaning = field.Meaning },
            BusinessCentral = from == Side.BusinessCentral ? canonical : FieldValue.Blank,
            Sales = from == Side.Sales ? canonical : FieldValue.Blank,
        };

        if (plan.Target is null)
            return plan;
        if (canonical.IsBlank)
            return plan with { TargetValues = blanks };

        var written = field.Codec.Write(target, canonical, blanks, lookups);
        return written.Problem is { } problem
            ? plan.Left(problem, target)
            : plan with { TargetValues = written.Values, Warning = written.Warning };
    }

    private static FieldVerdict VerdictOf(CompiledMapping mapping, MappedField field, Record source, Side target)
    {
        var (result, rule) = (field.IsOn(target.Opposite(), source), field.Definition.Direction.Allows(target)) switch
        {
            (false, _) => (FieldResult.None, MergeRule.Absent),
            (_, false) => (FieldResult.None, MergeRule.OneWayField),
            _ when !IsCreatable(mapping, field, target) => (FieldResult.None, MergeRule.AfterCreation),
            _ => (target == Side.Sales ? FieldResult.WriteToSales : FieldResult.WriteToBusinessCentral, MergeRule.FirstSynchronization),
        };
        return new FieldVerdict(FieldState.NoBaseDifferent, result, rule);
    }

    /// <summary>A state is set once the record is there.</summary>
    private static bool IsCreatable(CompiledMapping mapping, MappedField field, Side target) =>
        field.Fields(target).All(name => mapping.Describe(target).Fields.GetValueOrDefault(name) is not { CanCreate: false, CanUpdate: true });

    /// <summary>Blanks are left to the service, whose own defaults then apply; mapped values go before the table's defaults.</summary>
    private static List<KeyValuePair<string, FieldValue>> WritesOf(CompiledMapping mapping, Record source, List<FieldPlan> fields, Side target)
    {
        var writes = new List<KeyValuePair<string, FieldValue>>();
        foreach (var field in fields)
        {
            for (var index = 0; index < field.TargetValues.Count; index++)
            {
                if (!field.TargetValues[index].IsBlank)
                    writes.Add(new(field.Field.WriteName(target, index), field.TargetValues[index]));
            }
        }

        var written = writes.Select(write => write.Key).ToHashSet(StringComparer.Ordinal);
        foreach (var value in mapping.NewRecordDefaults[target].Where(value => value.When?.Holds(source) ?? true))
        {
            if (written.Add(value.Name))
                writes.Add(new(value.Name, value.Value));
        }

        return writes;
    }

    private static FieldValue SourceValue(FieldPlan field, Side target) =>
        target == Side.Sales ? field.BusinessCentral : field.Sales;
}
