using CouplingTools.Engine.Couplings;
using CouplingTools.Engine.Mappings;
using CouplingTools.Engine.Records;
using CouplingTools.Engine.Synchronization.Planning;
using CouplingTools.Engine.Tests.Synchronization.Support;

namespace CouplingTools.Engine.Tests.Synchronization.Properties;

/// <summary>A pair of records, what they agreed on, the services that hold them and the run to come.</summary>
internal sealed record Scenario(IReadOnlyList<FieldScenario> Fields, MergeSettings Settings)
{
    private static readonly DateTimeOffset s_noon = new(2024, 6, 1, 12, 0, 0, TimeSpan.Zero);

    public Side? Newer { get; init; }

    public ServerHabit BusinessCentral { get; init; }

    public ServerHabit Sales { get; init; }

    /// <summary>A number to derive orders from.</summary>
    public int Salt { get; init; }

    public CompiledMapping Mapping => TestMapping.Of([.. Fields.Select(scene => scene.Field)]);

    public RecordPair Pair => PairOf(Fields);

    /// <summary>The same pair, whose dictionaries list their fields in another order.</summary>
    public RecordPair ReorderedPair => PairOf([.. Fields.Reverse()]);

    public ServerHabit HabitOf(Side side) => side == Side.BusinessCentral ? BusinessCentral : Sales;

    public Scenario Shuffled() => this with { Fields = [.. Fields.Select((field, index) => (field, Key: (index + 1) * Salt % 101)).OrderBy(item => item.Key).Select(item => item.field)] };

    public Scenario Mirrored() => new(
        [.. Fields.Select(field => field.Mirrored())],
        Settings with { Direction = Mirror.Of(Settings.Direction), OnConflict = Mirror.Of(Settings.OnConflict) })
    {
        Newer = Mirror.Of(Newer), BusinessCentral = Sales, Sales = BusinessCentral, Salt = Salt,
    };

    public override string ToString() =>
        $"{Settings}, newer {Newer?.ToString() ?? "-"}, services {BusinessCentral}/{Sales}, salt {Salt}\n  {string.Join("\n  ", Fields)}";

    private RecordPair PairOf(IReadOnlyList<FieldScenario> fields) => new(
        RecordOf(fields, Side.BusinessCentral),
        RecordOf(fields, Side.Sales),
        fields.Where(field => field.Agreed is not null).ToDictionary(field => field.Name, field => field.Agreed!, StringComparer.Ordinal));

    private Record RecordOf(IReadOnlyList<FieldScenario> fields, Side side)
    {
        var values = new Dictionary<string, FieldValue>(StringComparer.Ordinal);
        foreach (var field in fields)
        {
            foreach (var (name, value) in field.Field.Fields(side).Zip(field.Present.On(side)))
                values[name] = value;
        }

        return new Record(Guid.Empty, "1", Newer == side ? s_noon.AddMinutes(1) : s_noon, values);
    }
}
