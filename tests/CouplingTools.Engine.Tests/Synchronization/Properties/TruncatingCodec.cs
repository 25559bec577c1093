using CouplingTools.Engine.Mappings;
using CouplingTools.Engine.Records;

namespace CouplingTools.Engine.Tests.Synchronization.Properties;

/// <summary>A lossy codec: Business Central holds the first characters of a longer text in Sales.</summary>
internal sealed class TruncatingCodec(int length) : IFieldCodec
{
    public FieldValue Read(Side side, IReadOnlyList<FieldValue> values, ILookups lookups) => values[0];

    public CodecResult Write(Side target, FieldValue canonical, IReadOnlyList<FieldValue> present, ILookups lookups) =>
        new([target == Side.BusinessCentral ? Cut(canonical) : canonical]);

    public bool AreEqual(FieldValue left, FieldValue right) => left == right;

    public bool Agree(FieldValue businessCentral, FieldValue sales) => businessCentral == Cut(sales);

    private FieldValue Cut(FieldValue value) => FieldValue.Of(value.Text[..Math.Min(length, value.Text.Length)]);
}
