using CouplingTools.Engine.Mappings;
using CouplingTools.Engine.Mappings.Codecs;
using CouplingTools.Engine.Records;
using CouplingTools.Engine.Tests.Mappings.Support;
using CsCheck;

namespace CouplingTools.Engine.Tests.Mappings.Codecs;

/// <summary>A codec with values of both sides to try it on.</summary>
internal sealed record CodecSubject(string Name, IFieldCodec Codec, Gen<FieldValue[]> BusinessCentral, Gen<FieldValue[]> Sales, FieldMapping? Mapping = null)
{
    public ILookups Lookups { get; init; } = NoLookups.Instance;

    public bool IsTransformed => Mapping is { TransformToSales.Count: > 0 } or { TransformToBusinessCentral.Count: > 0 } or { Truncation: not TruncationPolicy.Error };

    public Gen<FieldValue[]> Values(Side side) => side == Side.BusinessCentral ? BusinessCentral : Sales;

    public FieldValue Read(Side side, FieldValue[] values) => Codec.Read(side, values, Lookups);

    public bool Allows(Side target) => Mapping?.Direction.Allows(target) ?? true;

    public bool Agree(Side side, FieldValue own, FieldValue other) =>
        side == Side.BusinessCentral ? Codec.Agree(own, other) : Codec.Agree(other, own);
}
