using CouplingTools.Engine.Couplings;
using CouplingTools.Engine.Couplings.Sqlite;

namespace CouplingTools.Engine.Environments.Checks;

/// <summary>Whether the coupling store can be opened and written. Creates it where it is not there yet, as connecting does.</summary>
internal static class StoreCheck
{
    public static async Task<ConnectionCheck> RunAsync(string path, StoreScope scope, TimeProvider time, CancellationToken cancellationToken)
    {
        var check = new CheckSubject("Store");
        try
        {
            await using var store = await SqliteStore.OpenAsync(path, scope, time, cancellationToken);
            await store.ProbeWriteAsync(cancellationToken);
            return check.Passed("CheckStore", path);
        }
        catch (CouplingException failure)
        {
            return check.Failed(failure);
        }
    }
}
