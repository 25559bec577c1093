using CouplingTools.Engine.Couplings;

namespace CouplingTools.Engine.Records;

/// <summary>Shows records as users see them.</summary>
internal static class ServiceRecords
{
    public static ServiceRecord ToServiceRecord(this Record record, RecordMapping mapping, Side side, StoredCoupling? coupling)
    {
        var table = mapping.Table(side);
        return new ServiceRecord
        {
            Mapping = mapping.Name,
            Side = side,
            Id = record.Id,
            Number = table.Number is { } number && record[number] is { IsBlank: false } value ? value.Text : null,
            Name = record[table.Name] is { IsBlank: false } name ? name.Text : null,
            Coupled = coupling is not null,
            CoupledId = coupling is null ? null : side == Side.BusinessCentral ? coupling.SalesId : coupling.BusinessCentralId,
            ModifiedAt = record.ModifiedAt,
            Version = record.Version,
            Values = record.Values.ToDictionary(field => field.Key, field => field.Value.Value, StringComparer.OrdinalIgnoreCase),
        };
    }
}
