namespace CouplingTools;

/// <summary>What happens to a field that both sides changed differently.</summary>
public enum ConflictPolicy
{
    /// <summary>Nothing of the field is written; the conflict is reported.</summary>
    Hold,

    /// <summary>The Business Central value wins.</summary>
    BusinessCentral,

    /// <summary>The Sales value wins.</summary>
    Sales,

    /// <summary>The value of the record modified last, by the services' own clocks, wins; a tie is held.</summary>
    Newest,
}
