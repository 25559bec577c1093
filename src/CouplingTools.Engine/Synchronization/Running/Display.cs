using CouplingTools.Engine.Records;

namespace CouplingTools.Engine.Synchronization.Running;

/// <summary>The number and the name by which people know a record.</summary>
internal static class Display
{
    public static string? Number(RecordMapping mapping, SyncItem item) =>
        Number(mapping, Side.BusinessCentral, item.On(Side.BusinessCentral))
        ?? item.Coupling?.Number
        ?? Number(mapping, Side.Sales, item.On(Side.Sales));

    public static string? Name(RecordMapping mapping, SyncItem item) =>
        Name(mapping, Side.BusinessCentral, item.On(Side.BusinessCentral))
        ?? Name(mapping, Side.Sales, item.On(Side.Sales))
        ?? item.Coupling?.Name;

    public static string? Number(RecordMapping mapping, Side side, Record? record) =>
        mapping.Table(side).Number is { } field ? TextOf(record, field) : null;

    public static string? Name(RecordMapping mapping, Side side, Record? record) =>
        TextOf(record, mapping.Table(side).Name);

    private static string? TextOf(Record? record, string field) =>
        record is not null && record[field] is { IsBlank: false } value ? value.Text : null;
}
