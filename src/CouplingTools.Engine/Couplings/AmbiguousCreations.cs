namespace CouplingTools.Engine.Couplings;

/// <summary>Finds the creates whose effect cannot be told among what a listing of couplings asks for.</summary>
internal sealed class AmbiguousCreations(Workspace workspace)
{
    private readonly Dictionary<(string Mapping, Side Side, Guid Source), WriteIntent> _creations = [];

    /// <summary>Those that belong to no coupling that was taken.</summary>
    public IReadOnlyCollection<WriteIntent> Left => _creations.Values;

    /// <summary>Only who asks for what is ambiguous is shown what may become a coupling.</summary>
    public async Task<AmbiguousCreations> FindAsync(CouplingFilter filter, CancellationToken cancellationToken)
    {
        if (filter.Statuses?.Contains(CouplingStatus.Ambiguous) != true)
            return this;
        foreach (var intent in await workspace.Store.AmbiguousIntentsAsync(filter.Mapping, cancellationToken).ConfigureAwait(false))
        {
            var sources = intent.Side == Side.BusinessCentral ? filter.SalesIds : filter.BusinessCentralIds;
            if (sources?.Contains(intent.SourceId) != false)
                _creations[(intent.Mapping.ToUpperInvariant(), intent.Side.Opposite(), intent.SourceId)] = intent;
        }

        return this;
    }

    /// <summary>The create that was to restore a record of a coupling.</summary>
    public WriteIntent? Take(StoredCoupling coupling)
    {
        foreach (var side in (Side[])[Side.BusinessCentral, Side.Sales])
        {
            if (_creations.Remove((coupling.Mapping.ToUpperInvariant(), side, coupling.IdOn(side)), out var intent))
                return intent;
        }

        return null;
    }
}
