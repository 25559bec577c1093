using CouplingTools.Engine.Mappings;
using CouplingTools.Engine.Records;
using CouplingTools.Engine.Synchronization;

namespace CouplingTools.Engine.Tests.Synchronization.Properties;

/// <summary>A codec with the sides exchanged.</summary>
internal sealed class MirroredCodec(IFieldCodec inner) : IFieldCodec
{
    public FieldValue Read(Side side, IReadOnlyList<FieldValue> values, ILookups lookups) => inner.Read(side.Opposite(), values, lookups);

    public CodecResult Write(Side target, FieldValue canonical, IReadOnlyList<FieldValue> present, ILookups lookups) =>
        inner.Write(target.Opposite(), canonical, present, lookups);

    public bool AreEqual(FieldValue left, FieldValue right) => inner.AreEqual(left, right);

    public bool Agree(FieldValue businessCentral, FieldValue sales) => inner.Agree(sales, businessCentral);
}
