using CouplingTools.Engine.Services;

namespace CouplingTools.Engine.Mappings.Codecs;

/// <summary>A field mapping beside its columns as the services describe them.</summary>
internal sealed record CodecColumns(
    FieldMapping Field, IReadOnlyList<FieldDescription> BusinessCentral, IReadOnlyList<FieldDescription> Sales)
{
    public IReadOnlyList<FieldDescription> On(Side side) => side == Side.BusinessCentral ? BusinessCentral : Sales;
}
