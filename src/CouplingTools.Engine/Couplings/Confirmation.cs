namespace CouplingTools.Engine.Couplings;

/// <summary>What a run learned about one coupling, stored in one transaction with the others of its chunk.</summary>
internal sealed record Confirmation
{
    /// <summary>The coupling with its new state. Without an <see cref="StoredCoupling.Id"/> it is added.</summary>
    public required StoredCoupling Coupling { get; init; }

    /// <summary>The couplings that an added one takes the place of; they go in the same transaction.</summary>
    public IReadOnlyList<long> Replaces { get; init; } = [];

    /// <summary>Whether the coupling goes, because the run removes it.</summary>
    public bool Removes { get; init; }

    /// <summary>The claim under which the run worked on the coupling, which ends with this.</summary>
    public CouplingLease? Lease { get; init; }

    /// <summary>The coupling that is claimed, where that is one which this takes the place of.</summary>
    public long? Leased { get; init; }

    /// <summary>The fields whose base moves; the others keep theirs.</summary>
    public IReadOnlyDictionary<string, FieldBase> Bases { get; init; } = new Dictionary<string, FieldBase>();

    /// <summary>The intents whose effect is now known.</summary>
    public IReadOnlyList<long> SettledIntents { get; init; } = [];
}
