using CouplingTools.Engine.Couplings;

namespace CouplingTools.Engine.Synchronization.Running;

/// <summary>Turns results into failures, with texts from the resources.</summary>
internal static class FailedResult
{
    public static SyncResult Failed(this SyncResult result, string reason, ErrorClass errorClass, params object?[] arguments) => result with
    {
        Outcome = SyncOutcome.Failed,
        Reason = reason,
        Error = ErrorText.Message(reason, arguments),
        RecommendedAction = ErrorText.Action(reason, arguments),
        ErrorClass = errorClass,
    };

    /// <summary>A record, or the one it was to be coupled with, has another partner; the message names both by number, name and id.</summary>
    public static SyncResult FailedCoupled(this SyncResult result, object record, StoredCoupling other, bool isPartner = false)
    {
        object?[] arguments = [record, other.Mapping, string.Join(' ', new[] { other.Number, other.Name }.OfType<string>().Distinct()), other.BusinessCentralId, other.SalesId];
        var failed = result.Failed("AlreadyCoupled", CouplingTools.ErrorClass.Data, arguments);
        return isPartner ? failed with { Error = ErrorText.Message("AlreadyCoupledPartner", arguments) } : failed;
    }
}
