using CouplingTools.Engine.Mappings;
using CouplingTools.Engine.Records;
using CouplingTools.Engine.Synchronization;
using CouplingTools.Engine.Tests.Synchronization.Support;
using CsCheck;
using Xunit;

namespace CouplingTools.Engine.Tests.Synchronization.Properties;

/// <summary>What a codec carries to the other side and back is stable.</summary>
public sealed class CodecPropertyTests
{
    private static readonly Side[] s_sides = [Side.BusinessCentral, Side.Sales];

    private static readonly Gen<(MappedField Field, Side Source, IReadOnlyList<FieldValue> Values)> s_cases =
        from shape in Pick.From(Shapes.Total)
        from source in Pick.From(s_sides)
        from values in source == Side.BusinessCentral ? shape.BusinessCentralValues : shape.SalesValues
        select (shape.At(0, SyncDirection.Bidirectional, notNull: false, null), source, values);

    [Fact]
    [Trait("Invariant", "I12")]
    public void What_a_codec_carries_over_agrees_and_coming_back_changes_nothing() => s_cases.Sample(
        item =>
        {
            var (field, source, values) = item;
            var target = source.Opposite();
            var original = Read(field, source, values);
            var carried = Write(field, target, original, Blanks(field, target));

            Assert.True(Agree(field, source, original, Read(field, target, carried)));

            var back = Write(field, source, Read(field, target, carried), values);
            Assert.True(field.Codec.AreEqual(original, Read(field, source, back)));
            Assert.Equal(carried, Write(field, target, Read(field, source, back), carried));
        },
        iter: Property.Cases);

    private static FieldValue Read(MappedField field, Side side, IReadOnlyList<FieldValue> values) =>
        field.Codec.Read(side, values, KnownReferences.Instance);

    private static IReadOnlyList<FieldValue> Write(MappedField field, Side target, FieldValue canonical, IReadOnlyList<FieldValue> present)
    {
        var written = field.Codec.Write(target, canonical, present, KnownReferences.Instance);
        Assert.Null(written.Problem);
        Assert.Equal(field.Fields(target).Count, written.Values.Count);
        return written.Values;
    }

    private static bool Agree(MappedField field, Side source, FieldValue original, FieldValue carried) => source == Side.BusinessCentral
        ? field.Codec.Agree(original, carried)
        : field.Codec.Agree(carried, original);

    private static IReadOnlyList<FieldValue> Blanks(MappedField field, Side side) => [.. field.Fields(side).Select(_ => FieldValue.Blank)];
}
