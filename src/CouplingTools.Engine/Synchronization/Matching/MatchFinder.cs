using System.Runtime.CompilerServices;
using CouplingTools.Engine.Couplings.Companies;
using CouplingTools.Engine.Mappings;
using CouplingTools.Engine.Matching;
using CouplingTools.Engine.Records;
using CouplingTools.Engine.Services;
using CouplingTools.Engine.Synchronization.Running;

namespace CouplingTools.Engine.Synchronization.Matching;

/// <summary>Looks for the partners of all records of a mapping, or of given ones. All records take part in the search in either case.</summary>
internal sealed class MatchFinder(Workspace workspace, MatchOptions options, IRunHost host)
{
    private readonly RunMatches _matches = new(workspace, options);

    /// <summary>One match for each uncoupled record of the driving side.</summary>
    public async IAsyncEnumerable<RecordMatch> FindAllAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var name = options.Mapping ?? throw new CouplingException(
            "MappingRequired", ErrorClass.Configuration, ErrorText.Message("MappingOfAllRequired"), ErrorText.Action("MappingRequired"));
        var mapping = await workspace.CompileAsync(name, cancellationToken).ConfigureAwait(false);
        var side = options.Side ?? (mapping.Definition.Direction == SyncDirection.ToBusinessCentral ? Side.Sales : Side.BusinessCentral);
        var index = await _matches.GetAsync(mapping, host, cancellationToken).ConfigureAwait(false);
        foreach (var match in index.All(side, options.IncludeSettled))
            yield return match;
        if (!options.IncludeSettled || (mapping.Definition.Table(side).Filter is null && (side != Side.Sales || mapping.CompanyColumn is null)))
            yield break;
        await foreach (var match in FilteredOutAsync(mapping, side, index, cancellationToken).ConfigureAwait(false))
            yield return match;
    }

    /// <summary>One match for each record the inputs name; an input that names none is reported through <paramref name="onMissing"/>.</summary>
    public async IAsyncEnumerable<RecordMatch> FindAsync(
        IAsyncEnumerable<RecordReference> inputs, Action<CouplingException> onMissing, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var finder = new RecordFinder(workspace);
        await foreach (var chunk in finder.LocateAsync(inputs, new SyncOptions { Mapping = options.Mapping }, cancellationToken).ConfigureAwait(false))
        {
            var index = await _matches.GetAsync(chunk.Run.Mapping, host, cancellationToken).ConfigureAwait(false);
            var outside = await ReadOutsideAsync(chunk, index, cancellationToken).ConfigureAwait(false);
            foreach (var item in chunk.Items.Where(item => item.Result?.Reason != "DuplicateInput"))
            {
                if (item.IsOpen && MatchOf(item, chunk.Run.Mapping.Definition, index, outside, chunk.Run.Company) is { } match)
                {
                    yield return match;
                    continue;
                }

                if (item.IsOpen)
                    new ItemResults(chunk.Run, workspace.Time).Fail(item, "RecordNotFound", ErrorClass.Data, item.Reference, chunk.Run.Mapping.Name);
                onMissing(RecordFinder.ErrorOf(item));
            }
        }
    }

    private static RecordMatch? MatchOf(SyncItem item, RecordMapping mapping, MatchIndex index, Dictionary<(Side Side, Guid Id), Record> outside, CompanyMark? company)
    {
        foreach (var (side, id) in IdsOf(item))
        {
            if (index.Of(side, id) is { } match)
                return match;
        }

        foreach (var (side, id) in IdsOf(item))
        {
            if (outside.TryGetValue((side, id), out var record))
                return FilteredOut(mapping, side, record, company);
        }

        return null;
    }

    /// <summary>The records that the inputs name and the filter left out, read together.</summary>
    private async Task<Dictionary<(Side Side, Guid Id), Record>> ReadOutsideAsync(SyncChunk chunk, MatchIndex index, CancellationToken cancellationToken)
    {
        var outside = new Dictionary<(Side, Guid), Record>();
        var wanted = chunk.Open.Where(item => !IdsOf(item).Any(entry => index.Contains(entry.Side, entry.Id))).SelectMany(IdsOf).ToLookup(entry => entry.Side, entry => entry.Id);
        foreach (var group in wanted)
        {
            var mapping = chunk.Run.Mapping;
            var records = await workspace.Service(group.Key)
                .ReadAsync(mapping.Table(group.Key), [.. group.Distinct()], IdentityFields(mapping, group.Key), cancellationToken)
                .ConfigureAwait(false);
            foreach (var record in records.Values)
                outside[(group.Key, record.Id)] = record;
        }

        return outside;
    }

    private async IAsyncEnumerable<RecordMatch> FilteredOutAsync(
        CompiledMapping mapping, Side side, MatchIndex index, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var query = new RecordQuery(mapping.Table(side)) { Fields = IdentityFields(mapping, side), PageSize = MatchIndexReader.PageSize };
        var company = await workspace.Companies.MarkOfAsync(mapping.CompanyColumn, host, cancellationToken).ConfigureAwait(false);
        await foreach (var page in workspace.Service(side).QueryAsync(query, cancellationToken).ConfigureAwait(false))
        {
            foreach (var record in page.Where(record => !index.Contains(side, record.Id)))
                yield return FilteredOut(mapping.Definition, side, record, company);
        }
    }

    private static IReadOnlyList<string> IdentityFields(CompiledMapping mapping, Side side)
    {
        var table = mapping.Definition.Table(side);
        var company = side == Side.Sales ? mapping.CompanyColumn?.Name : null;
        return [.. new[] { table.Key, table.Number, table.Name, company }.OfType<string>().Distinct(StringComparer.Ordinal)];
    }

    private static RecordMatch FilteredOut(RecordMapping mapping, Side side, Record record, CompanyMark? company) =>
        MatchView.FilteredOut(mapping, side, RowOf(mapping, side, record), side == Side.Sales && company?.IsOthers(record) == true);

    private static MatchRow RowOf(RecordMapping mapping, Side side, Record record) =>
        new(record.Id, Display.Number(mapping, side, record), Display.Name(mapping, side, record), null, []);

    /// <summary>What the input names, the side it names first; an id of unknown side may be on either.</summary>
    private static IEnumerable<(Side Side, Guid Id)> IdsOf(SyncItem item)
    {
        var isSales = item.Reference is { SalesId: not null, BusinessCentralId: null };
        foreach (var side in isSales ? (Side[])[Side.Sales, Side.BusinessCentral] : [Side.BusinessCentral, Side.Sales])
        {
            if ((item.IdOn(side) ?? (item.IdOn(side.Opposite()) is null ? item.Reference.Id : null)) is { } id)
                yield return (side, id);
        }
    }
}
