namespace CouplingTools.Engine.Tests.Synchronization.Weeks;

/// <summary>What a field holds on both sides of a pair.</summary>
internal readonly record struct WeekValues(string BusinessCentral, string Sales)
{
    public bool AreEqual => BusinessCentral == Sales;

    public string On(Side side) => side == Side.BusinessCentral ? BusinessCentral : Sales;
}
