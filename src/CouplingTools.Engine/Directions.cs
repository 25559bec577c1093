namespace CouplingTools.Engine;

/// <summary>Small facts about sides, directions and policies.</summary>
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

    /// <summary>Whether uncoupled records are matched with those of the other side.</summary>
    public static bool Matches(this UncoupledPolicy policy) => policy is UncoupledPolicy.Match or UncoupledPolicy.MatchOrCreate;
}
