namespace CouplingTools.Engine.Services;

/// <summary>How a service treats a table; <see langword="null"/> where it does not tell.</summary>
/// <param name="IsTracked">Whether its changes are tracked.</param>
/// <param name="ChecksVersions">Whether updates can be made to depend on the version that was read.</param>
internal sealed record TableTraits(bool? IsTracked, bool? ChecksVersions)
{
    public static TableTraits Unknown { get; } = new(null, null);
}
