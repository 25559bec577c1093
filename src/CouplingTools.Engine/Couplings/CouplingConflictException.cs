namespace CouplingTools.Engine.Couplings;

/// <summary>A coupling would give a record a second partner in its mapping.</summary>
internal sealed class CouplingConflictException(StoredCoupling wanted, StoredCoupling existing)
    : Exception($"A record of this coupling is already coupled: {existing.BusinessCentralId} and {existing.SalesId}.")
{
    public StoredCoupling Wanted { get; } = wanted;

    public StoredCoupling Existing { get; } = existing;
}
