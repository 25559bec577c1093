using CouplingTools.Engine.Couplings;
using CouplingTools.Engine.Mappings;
using CouplingTools.Engine.Records;
using CouplingTools.Engine.Synchronization;
using CouplingTools.Engine.Tests.Synchronization.Support;

namespace CouplingTools.Engine.Tests.Synchronization.Properties;

/// <summary>One field of a scenario: what the sides last agreed on, and what they hold now.</summary>
internal sealed record FieldScenario(MappedField Field, FieldBase? Agreed, FieldBase Present)
{
    public string Name => Field.Name;

    public SyncDirection Direction => Field.Definition.Direction;

    public FieldValue Canonical(Side side) => Field.Codec.Read(side, Present.On(side), KnownReferences.Instance);

    /// <summary>Whether the side holds another value than when the sides agreed.</summary>
    public bool IsChanged(Side side) =>
        Agreed is not null && !Field.Codec.AreEqual(Canonical(side), Field.Codec.Read(side, Agreed.On(side), KnownReferences.Instance));

    public bool IsChangedOnlyOn(Side side) => Agreed is not null && IsChanged(side) && !IsChanged(side.Opposite()) && !Agrees;

    public bool Agrees => Field.Codec.Agree(Canonical(Side.BusinessCentral), Canonical(Side.Sales));

    public bool IsConflict => !Agrees && (Agreed is null
        ? !Canonical(Side.BusinessCentral).IsBlank && !Canonical(Side.Sales).IsBlank
        : IsChanged(Side.BusinessCentral) && IsChanged(Side.Sales));

    public FieldState State => (Agreed is not null, Agrees, IsChanged(Side.BusinessCentral), IsChanged(Side.Sales)) switch
    {
        (false, true, _, _) => FieldState.NoBaseEqual,
        (false, false, _, _) => FieldState.NoBaseDifferent,
        (true, _, false, false) => FieldState.Unchanged,
        (true, true, _, _) => FieldState.BothChangedAlike,
        (true, false, true, false) => FieldState.BusinessCentralChanged,
        (true, false, false, true) => FieldState.SalesChanged,
        (true, false, true, true) => FieldState.BothChangedDifferently,
    };

    public FieldScenario Mirrored()
    {
        var definition = Field.Definition;
        return new FieldScenario(
            new MappedField(
                definition with { BusinessCentral = definition.Sales, Sales = definition.BusinessCentral, Direction = Mirror.Of(Direction) },
                new MirroredCodec(Field.Codec)),
            Agreed is null ? null : Mirror.Of(Agreed),
            Mirror.Of(Present));
    }

    public override string ToString() =>
        $"{Name} ({Direction}{(Field.Definition.NotNull ? ", not null" : "")}{(Field.Definition.Group is null ? "" : ", grouped")}): "
        + $"base {(Agreed is null ? "none" : Show(Agreed))}, now {Show(Present)}";

    private static string Show(FieldBase values) => $"'{string.Join('|', values.BusinessCentral)}' / '{string.Join('|', values.Sales)}'";
}
