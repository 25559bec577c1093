namespace CouplingTools.Engine.Couplings;

/// <summary>What is done with every kind of store in the same way.</summary>
internal static class CouplingStores
{
    /// <summary>Stores what was learned outside the results of a run.</summary>
    /// <exception cref="CouplingConflictException">An added coupling's record is coupled already.</exception>
    public static Task<IReadOnlyList<StoredCoupling>> ConfirmAsync(
        this ICouplingStore store, IReadOnlyList<Confirmation> confirmations, CancellationToken cancellationToken) =>
        store.ConfirmAsync(confirmations, null, cancellationToken);
}
