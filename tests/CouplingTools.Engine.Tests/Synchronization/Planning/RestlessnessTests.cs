using System.Globalization;
using CouplingTools.Engine.Couplings;
using CouplingTools.Engine.Mappings.Codecs;
using CouplingTools.Engine.Records;
using CouplingTools.Engine.Synchronization.Planning;
using CouplingTools.Engine.Tests.Synchronization.Support;
using CsCheck;
using Xunit;
using Record = CouplingTools.Engine.Records.Record;

namespace CouplingTools.Engine.Tests.Synchronization.Planning;

/// <summary>Whatever services make of what they are sent, it comes to rest, or a warning names the field that never does.</summary>
public sealed class RestlessnessTests
{
    private const int Runs = 8;

    private static readonly string[] s_fields = ["x", "y"];

    private static readonly DateTimeOffset s_now = new(2026, 3, 1, 8, 0, 0, TimeSpan.Zero);

    /// <summary>What a service makes of a value, by how often it saved the record.</summary>
    private static readonly Func<string, int, string>[] s_rewritings =
    [
        (value, _) => value,
        (value, _) => value.ToUpperInvariant(),
        (value, _) => value.Trim(),
        (value, _) => value[..Math.Min(2, value.Length)],
        (value, _) => value + "!",
        (value, saves) => saves % 2 == 0 ? value.ToUpperInvariant() : value.ToLowerInvariant(),
        (_, saves) => saves.ToString(CultureInfo.InvariantCulture),
        (_, _) => string.Empty,
    ];

    private static readonly Gen<Habit> s_habits =
        from rewritings in Gen.Int[0, s_rewritings.Length - 1].Array[2]
        from touched in Gen.Int[-1, 1]
        from late in Gen.Bool
        select new Habit(rewritings, touched, late);

    private static readonly string[] s_values = ["a", "Bb", " ccc ", "Dddd"];

    private static readonly Gen<(Side Side, int Field, string Value)> s_edits =
        from side in Gen.Int[0, 1]
        from field in Gen.Int[0, 1]
        from value in Gen.Int[0, s_values.Length - 1]
        select ((Side)side, field, s_values[value]);

    [Fact]
    public void What_services_do_in_saving_comes_to_rest_after_two_runs_or_is_named() =>
        AssertRest((businessCentral, sales) => (businessCentral with { IsLate = false }, sales with { IsLate = false }), from: 3);

    [Fact]
    public void What_services_do_to_the_values_sent_after_they_have_answered_comes_to_rest_or_is_named() =>
        AssertRest((businessCentral, sales) => (businessCentral with { Touched = -1 }, sales with { Touched = -1 }), from: 6);

    [Fact]
    public void Services_that_only_rewrite_what_they_are_sent_are_left_alone_after_one_run() =>
        Gen.Select(s_habits, s_habits, s_edits.Array[1, 3]).Sample(
            (businessCentral, sales, edits) => Assert.DoesNotContain(
                World(businessCentral with { Touched = -1, IsLate = false }, sales with { Touched = -1, IsLate = false }, edits, overwrites: false).Skip(1), plan => plan.HasWrites),
            iter: 2_000);

    [Fact]
    public void Overwriting_again_what_a_service_rewrites_again_is_named() =>
        Gen.Select(s_habits, s_edits.Array[1, 3]).Sample(
            (sales, edits) => Assert.All(
                World(new Habit([0, 0], -1, false), sales with { Touched = -1, IsLate = false }, edits, overwrites: true).Skip(1).Where(plan => plan.HasWrites), plan => Assert.True(IsNamed(plan))),
            iter: 2_000);

    [Theory]
    [InlineData(1, false)]
    [InlineData(11, false)]
    [InlineData(1, true)]
    public void People_who_edit_in_turns_are_not_taken_for_a_service_until_they_go_on_and_on(int minutes, bool isLong)
    {
        var pair = new Pair(new Habit([0, 0], -1, false), new Habit([0, 0], -1, false));
        var plans = new List<RecordPlan>();
        for (var turn = 0; turn < (isLong ? 6 : 4); turn++)
        {
            pair.Edit(turn % 2 == 0 ? Side.BusinessCentral : Side.Sales, 0, $"turn {turn}", s_now.AddMinutes(minutes));
            plans.Add(pair.Run(overwrites: false));
        }

        Assert.All(plans, plan => Assert.True(plan.HasWrites));
        Assert.Equal(isLong, plans.Any(IsNamed));
    }

    private static void AssertRest(Func<Habit, Habit, (Habit BusinessCentral, Habit Sales)> restrict, int from)
    {
        var restless = 0;
        Gen.Select(s_habits, s_habits, s_edits.Array[1, 3]).Sample(
            (businessCentral, sales, edits) =>
            {
                var (left, right) = restrict(businessCentral, sales);
                foreach (var plan in World(left, right, edits, overwrites: false).Skip(from - 1).Where(plan => plan.HasWrites))
                {
                    Interlocked.Increment(ref restless);
                    Assert.True(IsNamed(plan), string.Join("; ", plan.Changes));
                }
            },
            iter: 4_000);
        Assert.NotEqual(0, restless);
    }

    private static bool IsNamed(RecordPlan plan) => plan.Changes.Any(change => change.Warning?.Reason == "NeverSettles" && change.Field.Length > 0);

    private static List<RecordPlan> World(Habit businessCentral, Habit sales, (Side Side, int Field, string Value)[] edits, bool overwrites)
    {
        var pair = new Pair(businessCentral, sales);
        foreach (var (side, field, value) in edits)
            pair.Edit(side, field, value, s_now.AddMinutes(1));
        return [.. Enumerable.Range(0, Runs).Select(_ => pair.Run(overwrites))];
    }

    /// <param name="Rewritings">What is made of the values of the two fields.</param>
    /// <param name="Touched">The field that every saving changes, sent or not; none when negative.</param>
    /// <param name="IsLate">Whether it happens after the answer.</param>
    private sealed record Habit(int[] Rewritings, int Touched, bool IsLate);

    /// <summary>Two records that agreed, and the services that keep them.</summary>
    private sealed class Pair(Habit businessCentral, Habit sales)
    {
        private readonly int[] _saves = new int[2];
        private readonly Record[] _records =
        [
            TestMapping.Record(("x", "agreed"), ("y", "agreed")) with { ModifiedAt = s_now },
            TestMapping.Record(("s_x", "agreed"), ("s_y", "agreed")) with { ModifiedAt = s_now },
        ];

        private readonly Dictionary<string, FieldBase> _bases = s_fields.ToDictionary(name => name, _ => new FieldBase([FieldValue.Of("agreed")], [FieldValue.Of("agreed")]));

        public void Edit(Side side, int field, string value, DateTimeOffset at) =>
            _records[(int)side] = _records[(int)side] with { Values = With(_records[(int)side], NameOf(side, field), value), ModifiedAt = at };

        public RecordPlan Run(bool overwrites)
        {
            var mapping = TestMapping.Of([.. s_fields.Select(name => TestMapping.Field(TestMapping.Text(name)))]);
            var settings = new MergeSettings(overwrites ? SyncDirection.ToSales : SyncDirection.Bidirectional, ConflictPolicy.BusinessCentral, overwrites);
            var plan = RecordPlanner.Plan(mapping, new RecordPair(_records[0], _records[1], new Dictionary<string, FieldBase>(_bases)) { SettledAt = s_now }, settings, NoLookups.Instance);
            var effects = new List<KeyValuePair<string, FieldTrace>>();
            foreach (var field in plan.Fields.Where(field => field.IsReconciled && field.Target is null))
                _bases[field.Field.Name] = field.Present;
            foreach (var side in (Side[])[Side.BusinessCentral, Side.Sales])
            {
                if (plan.WritesTo(side).Count == 0)
                    continue;
                var (returned, later) = Save(side, plan.WritesTo(side));
                foreach (var field in plan.Fields.Where(field => field.Target == side))
                    _bases[field.Field.Name] = field.BaseAfter(side, returned);
                effects.AddRange(Restlessness.SideEffects(plan, side, returned));
                _records[(int)side] = later;
            }

            foreach (var (field, trace) in effects)
                _bases[field] = _bases[field] with { Trace = trace };
            return plan;
        }

        private (Record Returned, Record Later) Save(Side side, IReadOnlyList<KeyValuePair<string, FieldValue>> writes)
        {
            var habit = side == Side.BusinessCentral ? businessCentral : sales;
            var saves = ++_saves[(int)side];
            var sent = _records[(int)side];
            foreach (var (name, value) in writes)
                sent = sent with { Values = With(sent, name, value.Text) };
            var made = sent;
            for (var field = 0; field < s_fields.Length; field++)
            {
                var name = NameOf(side, field);
                if (writes.Any(write => write.Key == name))
                    made = made with { Values = With(made, name, s_rewritings[habit.Rewritings[field]](made[name].Text, saves)) };
                if (habit.Touched == field)
                    made = made with { Values = With(made, name, $"t{saves}") };
            }

            return (habit.IsLate ? sent : made, made);
        }

        private static string NameOf(Side side, int field) => side == Side.BusinessCentral ? s_fields[field] : $"s_{s_fields[field]}";

        private static Dictionary<string, FieldValue> With(Record record, string name, string value) =>
            new(record.Values, StringComparer.Ordinal) { [name] = FieldValue.Of(value) };
    }
}
