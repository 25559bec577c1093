namespace CouplingTools.Engine.Synchronization.Running.Recovery;

/// <summary>What is known of the writes that earlier runs of a mapping left open.</summary>
/// <param name="InDoubt">The creates whose effect reading cannot tell, by the record they are for.</param>
/// <param name="Chosen">The ids chosen for records that are not there (yet), by the record they are for.</param>
internal sealed record Recovered(IReadOnlyDictionary<Guid, AmbiguousCreation> InDoubt, IReadOnlyDictionary<Guid, ChosenId> Chosen)
{
    public static Recovered Nothing { get; } = new(new Dictionary<Guid, AmbiguousCreation>(), new Dictionary<Guid, ChosenId>());

    /// <summary>What is known after more was found out later. A create that is in doubt stays open, so it is found each time.</summary>
    public Recovered With(Recovered later)
    {
        var chosen = new Dictionary<Guid, ChosenId>(Chosen);
        foreach (var (source, id) in later.Chosen)
            chosen[source] = id;
        return new Recovered(later.InDoubt, chosen);
    }
}
