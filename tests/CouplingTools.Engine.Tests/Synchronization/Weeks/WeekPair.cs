namespace CouplingTools.Engine.Tests.Synchronization.Weeks;

/// <summary>Two records that are, or were, coupled.</summary>
internal readonly record struct WeekPair(Guid BusinessCentral, Guid Sales)
{
    public static WeekPair Of(RecordCoupling coupling) => new(coupling.BusinessCentralId, coupling.SalesId);

    /// <summary>The pair that a result tells of, if it tells of one.</summary>
    public static WeekPair? Of(SyncResult result) =>
        result is { BusinessCentralId: { } left, SalesId: { } right } ? new WeekPair(left, right) : null;

    public Guid On(Side side) => side == Side.BusinessCentral ? BusinessCentral : Sales;
}

