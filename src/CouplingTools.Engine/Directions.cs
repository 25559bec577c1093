namespace CouplingTools.Engine;

/// <summary>Small facts about sides and directions.</summary>
internal static class Directions
{
    public static Side Opposite(this Side side) =>
        side == Side.BusinessCentral ? Side.Sales : Side.BusinessCentral;

    /// <summary>Whether values may travel to <paramref name="target"/>.</summary>
    public static bool Allows(this SyncDirection direction, Side target) => direction switch
    {
        SyncDirection.ToSales => target == Side.Sales,
        SyncDirection.ToBusinessCentral => target == Side.BusinessCentral,
        _ => true,
    };

    public static SyncDirection Toward(Side target) =>
        target == Side.Sales ? SyncDirection.ToSales : SyncDirection.ToBusinessCentral;
}
