using CouplingTools.Engine.Services;

namespace CouplingTools.Engine.Mappings.Codecs;

/// <summary>A field mapping beside its columns as the services describe them.</summary>
internal sealed record CodecColumns(
    FieldMapping Field, IReadOnlyList<FieldDescription> BusinessCentral, IReadOnlyList<FieldDescription> Sales)
{
    /// <summary>Whether the field is in a circle of lookups, so that it may follow once both records are there.</summary>
    public bool IsCircular { get; init; }

    public IReadOnlyList<FieldDescription> On(Side side) => side == Side.BusinessCentral ? BusinessCentral : Sales;

    /// <summary>Whether a record can be written to a side without the field, which then follows.</summary>
    public bool MayFollow(Side target) => IsCircular && On(target).All(column => column is { CanUpdate: true, IsRequired: false });
}
