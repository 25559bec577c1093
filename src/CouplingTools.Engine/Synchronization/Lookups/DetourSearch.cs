using CouplingTools.Engine.Records;
using CouplingTools.Engine.Services;

namespace CouplingTools.Engine.Synchronization.Lookups;

/// <summary>Finds rows by what the rows of another table say of the values. What it says is not remembered, because a run may change it.</summary>
/// <param name="service">The side both tables are on.</param>
/// <param name="route">The API route both tables are of.</param>
/// <param name="via">The other table.</param>
/// <param name="rows">The rows to find.</param>
internal sealed class DetourSearch(IRecordService service, string route, LookupDetour via, HopRows rows) : IHopSearch
{
    private readonly HopRows _others = new(service, route, via.EntitySet, via.Reference, via.Filter);

    public async Task<IReadOnlyList<Record>> FindAsync(
        IReadOnlyCollection<FieldValue> values, IReadOnlyList<string> fields, CancellationToken cancellationToken)
    {
        var others = await _others.ReadAsync(via.Reference, values, [via.Reference, via.Value], cancellationToken).ConfigureAwait(false);
        var said = others.Select(row => row[via.Value]).Where(value => !value.IsBlank).ToHashSet();
        return await rows.ReadAsync(via.Field, said, [.. fields, via.Field], cancellationToken).ConfigureAwait(false);
    }
}
