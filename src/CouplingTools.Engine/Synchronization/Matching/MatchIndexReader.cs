using CouplingTools.Engine.Couplings;
using CouplingTools.Engine.Mappings;
using CouplingTools.Engine.Matching;
using CouplingTools.Engine.Records;
using CouplingTools.Engine.Services;
using CouplingTools.Engine.Services.OData;
using CouplingTools.Engine.Synchronization.Lookups;
using CouplingTools.Engine.Synchronization.Running;

namespace CouplingTools.Engine.Synchronization.Matching;

/// <summary>Reads both sides of a mapping once, page by page and only what is compared, and joins them in memory.</summary>
internal sealed class MatchIndexReader(Workspace workspace, CompiledMapping mapping, MatchPlan plan)
{
    /// <summary>As many rows as both services put on one page.</summary>
    public const int PageSize = 5000;

    private readonly LookupLoader _lookups = new(workspace.Service(Side.BusinessCentral), workspace.Service(Side.Sales), workspace.Store, workspace.Time);
    private readonly IReadOnlyList<MappedField> _fields = [.. plan.Columns.Select(column => column.Field).Distinct()];
    private readonly KeyPool _pool = new();

    public async Task<MatchIndex> ReadAsync(IRunHost host, CancellationToken cancellationToken)
    {
        var sides = await Task.WhenAll(ReadAsync(Side.BusinessCentral, host, cancellationToken), ReadAsync(Side.Sales, host, cancellationToken)).ConfigureAwait(false);
        var started = workspace.Time.GetTimestamp();
        var verdicts = MatchJoin.Run(plan.Rules, _pool, sides[0].Rows, sides[1].Rows, cancellationToken);
        host.Verbose(ErrorText.Message(
            "MatchRead", mapping.Name, sides[0].Rows.Count, sides[0].Pages, sides[1].Rows.Count, sides[1].Pages, (int)workspace.Time.GetElapsedTime(started).TotalMilliseconds));
        return new MatchIndex(mapping.Definition, plan, [sides[0].Rows, sides[1].Rows], verdicts);
    }

    private async Task<(List<MatchRow> Rows, int Pages)> ReadAsync(Side side, IRunHost host, CancellationToken cancellationToken)
    {
        var (rows, pages, seen) = (new List<MatchRow>(), 0, new HashSet<Guid>());
        var mark = side == Side.Sales ? await workspace.Companies.MarkOfAsync(mapping.CompanyColumn, host, cancellationToken).ConfigureAwait(false) : null;
        var query = Query(side) with { Filter = FilterText.All(mapping.Definition.Table(side).Filter, mark?.OwnOrFree) };
        await foreach (var page in workspace.Service(side).QueryAsync(query, cancellationToken).ConfigureAwait(false))
        {
            pages++;
            List<Record> records = [.. page.Where(record => seen.Add(record.Id))];
            var partners = await PartnersAsync(side, records, cancellationToken).ConfigureAwait(false);
            var lookups = await _lookups.LoadKeysAsync(_fields, side, records, cancellationToken).ConfigureAwait(false);
            rows.AddRange(records.Select(record => RowOf(side, record, partners, lookups)));
        }

        return (rows, pages);
    }

    private RecordQuery Query(Side side)
    {
        var table = mapping.Definition.Table(side);
        return new RecordQuery(mapping.Table(side))
        {
            Fields = [.. new[] { table.Key, table.Number, table.Name }.OfType<string>().Concat(_fields.SelectMany(field => field.Fields(side))).Distinct(StringComparer.Ordinal)],
            PageSize = PageSize,
        };
    }

    private async Task<Dictionary<Guid, Guid>> PartnersAsync(Side side, List<Record> records, CancellationToken cancellationToken)
    {
        if (records.Count == 0)
            return [];
        var couplings = await workspace.Store.FindAsync(mapping.Name, side, [.. records.Select(record => record.Id)], cancellationToken).ConfigureAwait(false);
        return couplings.ToDictionary(coupling => coupling.IdOn(side), coupling => coupling.IdOn(side.Opposite()));
    }

    private MatchRow RowOf(Side side, Record record, Dictionary<Guid, Guid> partners, ILookups lookups)
    {
        var keys = plan.Columns.Select(column => column.KeyOf(side, record, lookups)).ToList();
        lock (_pool)
        {
            return new MatchRow(
                record.Id,
                Display.Number(mapping.Definition, side, record),
                Display.Name(mapping.Definition, side, record),
                partners.TryGetValue(record.Id, out var partner) ? partner : null,
                [.. keys.Select(_pool.Add)]);
        }
    }
}
