using CouplingTools.Engine.Couplings;
using CouplingTools.Engine.Records;
using CouplingTools.Engine.Synchronization.Planning;

namespace CouplingTools.Engine.Tests.Synchronization.Properties;

/// <summary>Carries out a plan as the runner and the services do: values written, answers taken, bases moved.</summary>
internal static class Simulation
{
    private static readonly Side[] s_sides = [Side.BusinessCentral, Side.Sales];

    public static RecordPair Apply(this Scenario scenario, RecordPair pair, RecordPlan plan, bool clearsNeighbours = false)
    {
        if (plan.Problem is not null)
            return pair;

        var written = s_sides.ToDictionary(
            side => side, side => plan.WritesTo(side).Count == 0 ? pair.On(side) : Write(scenario, pair.On(side), plan, side, clearsNeighbours));
        var bases = new Dictionary<string, FieldBase>(pair.Bases, StringComparer.Ordinal);
        foreach (var field in plan.Fields.Where(field => field.IsReconciled))
            bases[field.Field.Name] = field.Target is { } target ? field.BaseAfter(target, written[target]) : field.Present;
        return new RecordPair(written[Side.BusinessCentral], written[Side.Sales], bases);
    }

    private static Record Write(Scenario scenario, Record record, RecordPlan plan, Side side, bool clearsNeighbours)
    {
        var values = new Dictionary<string, FieldValue>(record.Values, StringComparer.Ordinal);
        foreach (var (name, value) in plan.WritesTo(side))
            values[name] = scenario.HabitOf(side).Rewrite(value);
        if (clearsNeighbours && side == Side.BusinessCentral)
            ClearNeighbours(scenario, plan, values);
        return record with { Version = record.Version + "+", Values = values };
    }

    /// <summary>Business Central's validation of one field clears others that were not sent with it.</summary>
    private static void ClearNeighbours(Scenario scenario, RecordPlan plan, Dictionary<string, FieldValue> values)
    {
        var sent = plan.BusinessCentralWrites.Select(write => write.Key).ToHashSet(StringComparer.Ordinal);
        var names = scenario.Fields.Select(field => field.Field.Fields(Side.BusinessCentral).Single()).ToList();
        for (var index = 1; index < names.Count; index++)
        {
            if (sent.Contains(names[index - 1]) && !sent.Contains(names[index]))
                values[names[index]] = FieldValue.Blank;
        }
    }

    /// <summary>The fields of the scenario as they stand in a later pair.</summary>
    public static IReadOnlyList<FieldScenario> FieldsIn(this Scenario scenario, RecordPair pair) =>
    [
        .. scenario.Fields.Select(field => new FieldScenario(
            field.Field,
            pair.Bases.GetValueOrDefault(field.Name),
            new FieldBase(
                field.Field.ValuesOf(Side.BusinessCentral, pair.BusinessCentral), field.Field.ValuesOf(Side.Sales, pair.Sales)))),
    ];
}
