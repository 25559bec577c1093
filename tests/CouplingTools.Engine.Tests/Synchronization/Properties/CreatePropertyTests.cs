using CouplingTools.Engine.Records;
using CouplingTools.Engine.Synchronization;
using CouplingTools.Engine.Synchronization.Planning;
using CouplingTools.Engine.Tests.Synchronization.Support;
using CsCheck;
using Xunit;
using Record = CouplingTools.Engine.Records.Record;

namespace CouplingTools.Engine.Tests.Synchronization.Properties;

/// <summary>A record created from its partner is at rest.</summary>
public sealed class CreatePropertyTests
{
    private static readonly Gen<(Scenario Scenario, Side Target)> s_cases = Gen.Select(
        new ScenarioSpace { Shapes = Shapes.All, Habits = Enum.GetValues<ServerHabit>() }.Generate(), Pick.From<Side>([Side.BusinessCentral, Side.Sales]));

    [Fact]
    [Trait("Invariant", "I2")]
    public void A_created_record_needs_no_write_in_the_next_run_and_takes_nothing_from_its_source() => s_cases.Sample(
        item =>
        {
            var (scenario, target) = item;
            var source = scenario.Pair.On(target.Opposite());
            var plan = CreatePlanner.Plan(scenario.Mapping, source, target, KnownReferences.Instance);
            if (plan.Problem is not null)
                return;

            var pair = Created(scenario, source, target, plan);
            var next = RecordPlanner.Plan(scenario.Mapping, pair, scenario.Settings with { Direction = SyncDirection.Bidirectional }, KnownReferences.Instance);

            Assert.False(next.HasWrites);
        },
        iter: Property.Cases);

    [Fact]
    [Trait("Invariant", "I14")]
    public void Every_field_of_a_created_record_has_one_decision() => s_cases.Sample(
        item =>
        {
            var (scenario, target) = item;
            var plan = CreatePlanner.Plan(scenario.Mapping, scenario.Pair.On(target.Opposite()), target, KnownReferences.Instance);

            Assert.Equal(scenario.Fields.Select(field => field.Name), plan.Fields.Select(field => field.Field.Name));
            Assert.Empty(plan.WritesTo(target.Opposite()));
            Assert.Equal(plan.Problem is null && plan.Fields.Any(field => field.TargetValues.Any(value => !value.IsBlank)), plan.HasWrites);
            Assert.DoesNotContain(plan.WritesTo(target), write => write.Value.IsBlank);
        },
        iter: Property.Cases);

    private static RecordPair Created(Scenario scenario, Record source, Side target, RecordPlan plan)
    {
        var names = scenario.Fields.SelectMany(field => field.Field.Fields(target));
        var values = names.ToDictionary(name => name, _ => FieldValue.Blank, StringComparer.Ordinal);
        foreach (var (name, value) in plan.WritesTo(target))
            values[name] = scenario.HabitOf(target).Rewrite(value);

        var record = new Record(Guid.Empty, "1", null, values);
        var bases = plan.Fields.Where(field => field.IsReconciled)
            .ToDictionary(field => field.Field.Name, field => field.BaseAfter(target, record), StringComparer.Ordinal);
        return target == Side.Sales ? new RecordPair(source, record, bases) : new RecordPair(record, source, bases);
    }
}
