using CouplingTools.Engine.Couplings;
using CouplingTools.Engine.Synchronization;

namespace CouplingTools.Engine.Tests.Synchronization.Properties;

/// <summary>Exchanges the sides.</summary>
internal static class Mirror
{
    public static SyncDirection Of(SyncDirection direction) => direction switch
    {
        SyncDirection.ToSales => SyncDirection.ToBusinessCentral,
        SyncDirection.ToBusinessCentral => SyncDirection.ToSales,
        _ => direction,
    };

    public static ConflictPolicy Of(ConflictPolicy policy) => policy switch
    {
        ConflictPolicy.BusinessCentral => ConflictPolicy.Sales,
        ConflictPolicy.Sales => ConflictPolicy.BusinessCentral,
        _ => policy,
    };

    public static FieldState Of(FieldState state) => state switch
    {
        FieldState.BusinessCentralChanged => FieldState.SalesChanged,
        FieldState.SalesChanged => FieldState.BusinessCentralChanged,
        _ => state,
    };

    public static FieldResult Of(FieldResult result) => result switch
    {
        FieldResult.WriteToSales => FieldResult.WriteToBusinessCentral,
        FieldResult.WriteToBusinessCentral => FieldResult.WriteToSales,
        _ => result,
    };

    public static FieldBase Of(FieldBase values) => new(values.Sales, values.BusinessCentral);

    public static Side? Of(Side? side) => side?.Opposite();
}
