using CouplingTools.Engine.Couplings;

namespace CouplingTools.Engine.Environments.Checks;

/// <summary>Whether the coupling store can be opened and written, and is sound. Creates it where it is not there yet, and leaves it without an owner.</summary>
internal static class StoreCheck
{
    /// <summary>A store of a million couplings is looked through in about as long.</summary>
    private static readonly TimeSpan s_examination = TimeSpan.FromSeconds(10);

    public static async Task<ConnectionCheck> RunAsync(StoreAddress address, StoreScope scope, TimeProvider time, CancellationToken cancellationToken)
    {
        var check = new CheckSubject("Store");
        try
        {
            await using var store = await address.OpenAsync(scope, time, cancellationToken);
            await store.ProbeWriteAsync(cancellationToken);
            return check.Passed(await store.ExamineAsync(s_examination, cancellationToken) ? "CheckStore" : "CheckStorePart", address, s_examination.TotalSeconds);
        }
        catch (CouplingException failure)
        {
            return check.Failed(failure);
        }
    }
}
