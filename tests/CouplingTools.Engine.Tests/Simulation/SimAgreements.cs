using CouplingTools.Engine.Records;

namespace CouplingTools.Engine.Tests.Simulation;

/// <summary>
/// What pairs of records may have agreed on, the latest last. More than one is possible only after a run that did not live to know, or
/// was not told, what became of its write: then each is an explanation of what is done next.
/// </summary>
internal sealed class SimAgreements
{
    private readonly Dictionary<(Guid BusinessCentral, Guid Sales, SimField Field), List<SimAgreement>> _possible = [];

    public IReadOnlyList<SimAgreement> Of(SimPair pair, SimField field) => _possible.GetValueOrDefault((pair.BusinessCentral, pair.Sales, field)) ?? [SimAgreement.None];

    /// <summary>
    /// Adds a possibility, in the order of time: of two runs, the one that ends last may have looked at the records first. What was
    /// settled later than that stands.
    /// </summary>
    public void Add(SimPair pair, SimField field, Side side, FieldValue value, FieldValue partners, SimRun? by, bool isKnown, DateTimeOffset at)
    {
        var possible = Of(pair, field);
        var agreement = side == Side.BusinessCentral ? new SimAgreement(value, partners, by, isKnown) { At = at } : new SimAgreement(partners, value, by, isKnown) { At = at };
        if (at >= possible[0].At)
            _possible[(pair.BusinessCentral, pair.Sales, field)] = [.. possible.TakeWhile(earlier => earlier.At <= at), agreement, .. possible.SkipWhile(earlier => earlier.At <= at)];
    }

    /// <summary>What a run knows makes everything before it impossible.</summary>
    public void Settle(SimPair pair, SimField field, SimRun by, Func<SimAgreement, bool> isKnown)
    {
        var possible = Of(pair, field).ToList();
        var last = possible.FindLastIndex(agreement => agreement.By == by && isKnown(agreement));
        if (last > 0)
            _possible[(pair.BusinessCentral, pair.Sales, field)] = possible[last..];
    }

    /// <summary>Forgets what records agreed on that are no longer coupled; what a run is about to write it has decided before.</summary>
    public void Part(SimPair pair, bool isUnderWay)
    {
        foreach (var field in SimField.All)
            _possible[(pair.BusinessCentral, pair.Sales, field)] = isUnderWay ? [.. Of(pair, field), SimAgreement.None] : [SimAgreement.None];
    }
}
