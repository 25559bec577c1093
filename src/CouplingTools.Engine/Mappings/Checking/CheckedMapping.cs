using CouplingTools.Engine.Services;

namespace CouplingTools.Engine.Mappings.Checking;

/// <summary>A mapping with both tables as the services describe them.</summary>
internal sealed record CheckedMapping(RecordMapping Mapping, TableDescription BusinessCentral, TableDescription Sales)
{
    public TableDescription Table(Side side) => side == Side.BusinessCentral ? BusinessCentral : Sales;

    /// <summary>The columns of a field on a side that exist.</summary>
    public IReadOnlyList<FieldDescription> Columns(FieldMapping field, Side side) =>
        [.. field.On(side).Select(name => Table(side).Fields.GetValueOrDefault(name)).OfType<FieldDescription>()];
}
