using CouplingTools.Engine.Couplings;
using CouplingTools.Engine.Mappings;
using CouplingTools.Engine.Records;
using CouplingTools.Engine.Synchronization;
using CouplingTools.Engine.Synchronization.Planning;
using CouplingTools.Engine.Tests.Synchronization.Support;
using CsCheck;

namespace CouplingTools.Engine.Tests.Synchronization.Properties;

/// <summary>
/// Generates what the sides agreed on first and perturbs each side from there: independent values would hardly ever
/// meet. What a service holds went through its own habits.
/// </summary>
internal static class ScenarioGenerator
{
    private const int MostFields = 5;
    private const int MostSalt = 100;

    private static readonly Side?[] s_newer = [null, Side.BusinessCentral, Side.Sales];

    public static Gen<Scenario> Generate(this ScenarioSpace space) =>
        from habits in Gen.Select(Pick.From(space.Habits), Pick.From(space.Habits))
        from fields in Field(space, habits.Item1, habits.Item2).Array[1, MostFields]
        from run in Pick.From(space.Runs)
        from policy in Pick.From(space.Policies)
        from overwrite in Flag(space.WithOverwrite)
        from newer in Pick.From(s_newer)
        from salt in Gen.Int[1, MostSalt]
        select new Scenario([.. fields.Select((build, index) => build(index))], new MergeSettings(run, policy, overwrite))
        {
            Newer = newer, BusinessCentral = habits.Item1, Sales = habits.Item2, Salt = salt,
        };

    private static Gen<Func<int, FieldScenario>> Field(ScenarioSpace space, ServerHabit businessCentral, ServerHabit sales) =>
        from shape in Pick.From(space.Shapes)
        from direction in Pick.From(space.Fields)
        from notNull in Flag(space.WithNotNull)
        from isGrouped in Flag(space.WithGroups)
        from agreement in Pick.From(space.Agreements)
        from edit in Pick.From(space.Edits)
        from left in Gen.Select(shape.BusinessCentralValues, shape.BusinessCentralValues)
        from right in Gen.Select(shape.SalesValues, shape.SalesValues)
        select (Func<int, FieldScenario>)(index =>
        {
            var field = shape.At(index, direction, notNull, isGrouped ? "Block" : null);
            var old = agreement == Agreement.Different ? new FieldBase(left.Item1, right.Item1) : Alike(field, left.Item1, right.Item1);
            var present = Perturb(field, old, edit, left.Item2, right.Item2);
            return new FieldScenario(field, agreement == Agreement.Never ? null : Held(old), Held(present));

            FieldBase Held(FieldBase values) => new(businessCentral.Rewrite(values.BusinessCentral), sales.Rewrite(values.Sales));
        });

    private static FieldBase Perturb(MappedField field, FieldBase old, Edit edit, IReadOnlyList<FieldValue> left, IReadOnlyList<FieldValue> right) => edit switch
    {
        Edit.BusinessCentral => old with { BusinessCentral = left },
        Edit.Sales => old with { Sales = right },
        Edit.Both => new FieldBase(left, right),
        Edit.Alike => Alike(field, left, right),
        _ => old,
    };

    /// <summary>Values that agree: one side's, and what becomes of it on the side the field may carry it to.</summary>
    private static FieldBase Alike(MappedField field, IReadOnlyList<FieldValue> left, IReadOnlyList<FieldValue> right)
    {
        var target = field.Definition.Direction == SyncDirection.ToBusinessCentral ? Side.BusinessCentral : Side.Sales;
        var source = target == Side.Sales ? left : right;
        var blanks = Enumerable.Repeat(FieldValue.Blank, field.Fields(target).Count).ToList();
        var carried = field.Codec.Write(target, field.Codec.Read(target.Opposite(), source, KnownReferences.Instance), blanks, KnownReferences.Instance);
        return carried.Problem is not null
            ? new FieldBase([.. field.Fields(Side.BusinessCentral).Select(_ => FieldValue.Blank)], [.. field.Fields(Side.Sales).Select(_ => FieldValue.Blank)])
            : target == Side.Sales ? new FieldBase(source, carried.Values) : new FieldBase(carried.Values, source);
    }

    private static Gen<bool> Flag(bool isPossible) => isPossible ? Gen.Bool : Gen.Const(false);
}
