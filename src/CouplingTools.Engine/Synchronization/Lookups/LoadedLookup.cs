namespace CouplingTools.Engine.Synchronization.Lookups;

/// <summary>The answers of one lookup, in both directions and for both sides.</summary>
internal sealed record LoadedLookup
{
    /// <summary>The key of each Business Central reference.</summary>
    public required LookupAnswers BusinessCentralKeys { get; init; }

    /// <summary>The key of each Sales reference.</summary>
    public required LookupAnswers SalesKeys { get; init; }

    /// <summary>The Business Central reference of each key that the Sales records hold.</summary>
    public required LookupAnswers BusinessCentralReferences { get; init; }

    /// <summary>The Sales reference of each key that the Business Central records hold.</summary>
    public required LookupAnswers SalesReferences { get; init; }

    /// <summary>The Business Central record of each key that is not an id itself.</summary>
    public LookupAnswers Records { get; init; } = LookupAnswers.None;

    public LookupAnswers Keys(Side side) => side == Side.BusinessCentral ? BusinessCentralKeys : SalesKeys;

    public LookupAnswers References(Side side) => side == Side.BusinessCentral ? BusinessCentralReferences : SalesReferences;
}
