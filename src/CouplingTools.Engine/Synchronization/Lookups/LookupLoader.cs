using CouplingTools.Engine.Couplings;
using CouplingTools.Engine.Mappings;
using CouplingTools.Engine.Records;
using CouplingTools.Engine.Services;

namespace CouplingTools.Engine.Synchronization.Lookups;

/// <summary>
/// Loads what a chunk's lookups need, with a few requests for the whole chunk. What a hop's table answered is
/// remembered for the run, within bounds; couplings are not.
/// </summary>
internal sealed class LookupLoader(IRecordService businessCentral, IRecordService sales, ICouplingStore store, TimeProvider time)
{
    private readonly Dictionary<(Side Side, LookupHop Hop, bool KeepsMisses), HopTable> _tables = [];

    /// <summary>Answers every reference of the records given, and finds the counterpart on the other side of each.</summary>
    public async Task<ILookups> LoadAsync(
        CompiledMapping mapping, IReadOnlyList<Record> businessCentralRecords, IReadOnlyList<Record> salesRecords, CancellationToken cancellationToken)
    {
        return await LoadAsync(LookupNeed.Of(mapping.Fields, businessCentralRecords, salesRecords), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Answers the references of one side's records, without looking for their counterparts.</summary>
    public Task<ILookups> LoadKeysAsync(IReadOnlyList<MappedField> fields, Side side, IReadOnlyList<Record> records, CancellationToken cancellationToken)
    {
        var needs = side == Side.BusinessCentral ? LookupNeed.Of(fields, records, []) : LookupNeed.Of(fields, [], records);
        foreach (var need in needs)
            need.Targets.Clear();
        return LoadAsync(needs, cancellationToken);
    }

    private async Task<ILookups> LoadAsync(IReadOnlyList<LookupNeed> needs, CancellationToken cancellationToken)
    {
        var loaded = await Task.WhenAll(needs.Select(need => LoadAsync(need, cancellationToken))).ConfigureAwait(false);
        return new LoadedLookups(needs.Zip(loaded).ToDictionary(pair => pair.First.Lookup, pair => pair.Second));
    }

    private async Task<LoadedLookup> LoadAsync(LookupNeed need, CancellationToken cancellationToken)
    {
        var ends = await Task.WhenAll(
            KeysAsync(need, Side.BusinessCentral, cancellationToken),
            KeysAsync(need, Side.Sales, cancellationToken)).ConfigureAwait(false);
        return need.Lookup switch
        {
            { Mapping: { } mapping, OrKey: { } key } => await new KeyedJoin(need, key, TableOf).JoinAsync(
                (left, right) => CoupledRecords.FindAsync(store, mapping, left, right, cancellationToken), ends[0], ends[1], cancellationToken).ConfigureAwait(false),
            { Mapping: { } mapping } when need.IsOption => (await OptionCouplings.ReadAsync(store, mapping, cancellationToken).ConfigureAwait(false)).Before(
                await JoinByKeyAsync(need, ends[0], ends[1], cancellationToken).ConfigureAwait(false), need.References(Side.BusinessCentral)),
            { Mapping: { } mapping } => await JoinByCouplingAsync(need, mapping, ends[0], ends[1], cancellationToken).ConfigureAwait(false),
            _ => await JoinByKeyAsync(need, ends[0], ends[1], cancellationToken).ConfigureAwait(false),
        };
    }

    private async Task<LoadedLookup> JoinByKeyAsync(
        LookupNeed need, LookupAnswers businessCentralKeys, LookupAnswers salesKeys, CancellationToken cancellationToken)
    {
        var references = await Task.WhenAll(
            ReferencesAsync(need, Side.BusinessCentral, salesKeys.Found.Concat(need.NamedKeys), cancellationToken),
            ReferencesAsync(need, Side.Sales, businessCentralKeys.Found, cancellationToken)).ConfigureAwait(false);
        return new LoadedLookup
        {
            BusinessCentralKeys = businessCentralKeys,
            SalesKeys = salesKeys,
            BusinessCentralReferences = references[0],
            SalesReferences = references[1],
        };
    }

    /// <summary>The key is the Business Central record's id, whether or not that record is coupled.</summary>
    private async Task<LoadedLookup> JoinByCouplingAsync(
        LookupNeed need, string mapping, LookupAnswers businessCentralIds, LookupAnswers salesIds, CancellationToken cancellationToken)
    {
        var coupled = await CoupledRecords
            .FindAsync(store, mapping, businessCentralIds.Found, salesIds.Found, cancellationToken).ConfigureAwait(false);
        var businessCentralKeys = businessCentralIds.Then(id => CoupledRecords.IdOf(id) is { } known ? FieldValue.Of(known) : null);
        var salesKeys = salesIds.Then(coupled.BusinessCentralOf);
        var partners = LookupAnswers.Same(businessCentralKeys.Found).Then(coupled.SalesOf);
        var references = await Task.WhenAll(
            ReferencesAsync(need, Side.BusinessCentral, salesKeys.Found, cancellationToken),
            ReferencesAsync(need, Side.Sales, partners.Found, cancellationToken)).ConfigureAwait(false);
        return new LoadedLookup
        {
            BusinessCentralKeys = businessCentralKeys,
            SalesKeys = salesKeys,
            BusinessCentralReferences = references[0],
            SalesReferences = partners.Then(partner => references[1][partner]),
        };
    }

    private Task<LookupAnswers> KeysAsync(LookupNeed need, Side side, CancellationToken cancellationToken) =>
        TableOf(need.Lookup, side) is { } table
            ? table.KeysOfAsync(need.References(side), cancellationToken)
            : Task.FromResult(LookupAnswers.Same(need.References(side)));

    private Task<LookupAnswers> ReferencesAsync(LookupNeed need, Side side, IEnumerable<FieldValue> keys, CancellationToken cancellationToken)
    {
        if (!need.Targets.Contains(side))
            return Task.FromResult(LookupAnswers.None);
        var wanted = keys.ToHashSet();
        return TableOf(need.Lookup, side) is { } table
            ? table.ReferencesOfAsync(wanted, cancellationToken)
            : Task.FromResult(LookupAnswers.Same(wanted));
    }

    private HopTable? TableOf(LookupDefinition lookup, Side side) =>
        (side == Side.BusinessCentral ? lookup.BusinessCentral : lookup.Sales) is { } hop
            ? TableOf(hop, side, keepsMisses: lookup is not { Mapping: not null, BusinessCentral.Via: not null })
            : null;

    private HopTable TableOf(LookupHop hop, Side side, bool keepsMisses)
    {
        lock (_tables)
        {
            if (!_tables.TryGetValue((side, hop, keepsMisses), out var table))
            {
                table = new HopTable(side == Side.BusinessCentral ? businessCentral : sales, hop, keepsMisses, time);
                _tables.Add((side, hop, keepsMisses), table);
            }
            return table;
        }
    }
}
