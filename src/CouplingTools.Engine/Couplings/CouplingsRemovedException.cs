namespace CouplingTools.Engine.Couplings;

/// <summary>Couplings that a run is through with were removed meanwhile, so that its results are to say so; nothing was stored.</summary>
internal sealed class CouplingsRemovedException(IReadOnlySet<long> couplings) : Exception($"{couplings.Count} of these couplings were removed meanwhile.")
{
    public IReadOnlySet<long> Couplings { get; } = couplings;
}
