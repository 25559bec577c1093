using CouplingTools.Engine.Records;

namespace CouplingTools.Engine.Synchronization.Lookups;

/// <summary>
/// Joins references by couplings, and where there is none by a key that both records have: the user coupled with a
/// salesperson, or else the one with the salesperson's e-mail address. The key is the canonical value, because people can
/// read it; a record without one is known by its id. A Business Central code without a row, such as the local currency's,
/// is a key itself.
/// </summary>
internal sealed class KeyedJoin(LookupNeed need, LookupKey key, Func<LookupHop, Side, bool, HopTable> tableOf)
{
    private readonly HopTable _businessCentral = tableOf(key.BusinessCentral, Side.BusinessCentral, true);
    private readonly HopTable _sales = tableOf(key.Sales, Side.Sales, true);

    /// <param name="coupled">Finds the couplings of Business Central and of Sales records.</param>
    /// <param name="businessCentralIds">The record of each Business Central reference.</param>
    /// <param name="salesIds">The record of each Sales reference.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public async Task<LoadedLookup> JoinAsync(
        Func<IEnumerable<FieldValue>, IEnumerable<FieldValue>, Task<CoupledRecords>> coupled,
        LookupAnswers businessCentralIds, LookupAnswers salesIds, CancellationToken cancellationToken)
    {
        var couplings = await coupled(businessCentralIds.Found, salesIds.Found).ConfigureAwait(false);
        var salesPartners = salesIds.Then(couplings.BusinessCentralOf);
        var names = await Both(
            _businessCentral.KeysOfAsync([.. businessCentralIds.Found.Concat(salesPartners.Found).Distinct()], cancellationToken),
            _sales.KeysOfAsync([.. salesIds.Found.Distinct()], cancellationToken)).ConfigureAwait(false);
        FieldValue NameOf(FieldValue id) => names.Left[id] ?? id;

        var businessCentralKeys = businessCentralIds.Then(id => NameOf(id));
        foreach (var bare in Bare().Where(reference => businessCentralIds[reference] is null))
            businessCentralKeys.Add(bare, bare);
        var salesKeys = salesIds.Then(id => couplings.BusinessCentralOf(id) is { } partner ? NameOf(partner) : names.Right[id]);

        var records = new LookupAnswers();
        foreach (var id in businessCentralIds.Found.Concat(salesPartners.Found))
            records.Add(NameOf(id), id);
        var references = await Both(
            ToBusinessCentralAsync([.. salesKeys.Found.Distinct()], records, cancellationToken),
            ToSalesAsync([.. businessCentralKeys.Found.Distinct()], records, couplings, coupled, cancellationToken)).ConfigureAwait(false);
        return new LoadedLookup
        {
            BusinessCentralKeys = businessCentralKeys,
            SalesKeys = salesKeys,
            BusinessCentralReferences = references.Left,
            SalesReferences = references.Right,
            Records = records,
        };
    }

    /// <summary>A code that leads to no row stands for itself; an id does not.</summary>
    private IEnumerable<FieldValue> Bare() =>
        need.Lookup.BusinessCentral is null ? [] : need.References(Side.BusinessCentral).Where(reference => reference.Value is string);

    private async Task<LookupAnswers> ToBusinessCentralAsync(List<FieldValue> keys, LookupAnswers records, CancellationToken cancellationToken)
    {
        if (!need.Targets.Contains(Side.BusinessCentral))
            return LookupAnswers.None;
        var found = await _businessCentral.ReferencesOfAsync([.. keys.Where(name => records[name] is null)], cancellationToken).ConfigureAwait(false);
        var ids = LookupAnswers.Same(keys).Then(name => records[name] ?? found[name]);
        if (need.Lookup.BusinessCentral is not { } hop)
            return ids;
        var references = await tableOf(hop, Side.BusinessCentral, true).ReferencesOfAsync([.. ids.Found.Distinct()], cancellationToken).ConfigureAwait(false);
        return LookupAnswers.Same(keys).Then(name => ids[name] is { } id ? references[id] : name.Value is string ? name : null);
    }

    private async Task<LookupAnswers> ToSalesAsync(
        List<FieldValue> keys, LookupAnswers records, CoupledRecords couplings,
        Func<IEnumerable<FieldValue>, IEnumerable<FieldValue>, Task<CoupledRecords>> coupled, CancellationToken cancellationToken)
    {
        if (!need.Targets.Contains(Side.Sales))
            return LookupAnswers.None;
        FieldValue? PartnerOf(FieldValue name) => records[name] is { } id ? couplings.SalesOf(id) : null;
        var namesakes = await _sales.ReferencesOfAsync([.. keys.Where(name => PartnerOf(name) is null && name.Value is string)], cancellationToken).ConfigureAwait(false);

        // A namesake that is coupled with another record is not meant.
        var taken = await coupled([], namesakes.Found).ConfigureAwait(false);
        var ids = LookupAnswers.Same(keys).Then(name => PartnerOf(name) ?? (namesakes[name] is { } id && taken.BusinessCentralOf(id) is null ? id : null));
        if (need.Lookup.Sales is not { } hop)
            return ids;
        var references = await tableOf(hop, Side.Sales, true).ReferencesOfAsync([.. ids.Found.Distinct()], cancellationToken).ConfigureAwait(false);
        return ids.Then(id => references[id]);
    }

    private static async Task<(LookupAnswers Left, LookupAnswers Right)> Both(Task<LookupAnswers> left, Task<LookupAnswers> right)
    {
        await Task.WhenAll(left, right).ConfigureAwait(false);
        return (await left.ConfigureAwait(false), await right.ConfigureAwait(false));
    }
}
