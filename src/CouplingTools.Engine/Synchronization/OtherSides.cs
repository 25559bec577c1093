using CouplingTools.Engine.Synchronization.Running;

namespace CouplingTools.Engine.Synchronization;

/// <summary>Which side is the other one, seen from what the user gave.</summary>
internal static class OtherSides
{
    public static Side OtherSide(this SyncItem item) => item.Reference switch
    {
        { BusinessCentralId: not null } => Side.Sales,
        { SalesId: not null } => Side.BusinessCentral,
        { Id: { } id } => item.Coupling!.SalesId == id ? Side.BusinessCentral : Side.Sales,
        _ when item.On(Side.BusinessCentral) is null && item.On(Side.Sales) is not null => Side.BusinessCentral,
        _ => Side.Sales,
    };
}
