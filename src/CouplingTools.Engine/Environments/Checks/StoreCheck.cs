using CouplingTools.Engine.Couplings;

namespace CouplingTools.Engine.Environments.Checks;

/// <summary>Whether the coupling store can be opened and written. Creates it where it is not there yet, as connecting does.</summary>
internal static class StoreCheck
{
    public static async Task<ConnectionCheck> RunAsync(StoreAddress address, StoreScope scope, TimeProvider time, CancellationToken cancellationToken)
    {
        var check = new CheckSubject("Store");
        try
        {
            await using var store = await address.OpenAsync(scope, time, cancellationToken);
            await store.ProbeWriteAsync(cancellationToken);
            return check.Passed("CheckStore", address);
        }
        catch (CouplingException failure)
        {
            return check.Failed(failure);
        }
    }
}
