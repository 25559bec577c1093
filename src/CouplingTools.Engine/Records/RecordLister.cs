using System.IO.Enumeration;
using System.Runtime.CompilerServices;
using CouplingTools.Engine.Couplings;
using CouplingTools.Engine.Services;

namespace CouplingTools.Engine.Records;

/// <summary>Lists records of one side with all their fields, page by page.</summary>
internal sealed class RecordLister(Workspace workspace)
{
    private const int PageSize = 1000;

    public async IAsyncEnumerable<ServiceRecord> ListAsync(
        RecordListRequest request, Action<CouplingException> onMissing, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var mapping = workspace.Catalog.Find(request.Mapping);
        var remaining = request.First ?? int.MaxValue;
        await foreach (var page in PagesAsync(mapping, request, onMissing, cancellationToken).ConfigureAwait(false))
        {
            var named = page.Where(record => MatchesName(request, mapping, record)).ToList();
            var couplings = await CouplingsOfAsync(mapping, request.Side, named, cancellationToken).ConfigureAwait(false);
            foreach (var record in named)
            {
                var coupling = couplings.GetValueOrDefault(record.Id);
                if (request.Coupled is { } wanted && wanted != coupling is not null)
                    continue;
                if (remaining-- <= 0)
                    yield break;
                yield return record.ToServiceRecord(mapping, request.Side, coupling);
            }

            if (remaining <= 0)
                yield break;
        }
    }

    private IAsyncEnumerable<IReadOnlyList<Record>> PagesAsync(
        RecordMapping mapping, RecordListRequest request, Action<CouplingException> onMissing, CancellationToken cancellationToken)
    {
        if (request.Ids is not null || request.Numbers is not null)
            return NamedAsync(mapping, request, onMissing, cancellationToken);

        var query = new RecordQuery(Workspace.TableOf(mapping, request.Side))
        {
            Filter = FilterOf(mapping, request),
            ModifiedSince = request.ModifiedSince,
            First = request.Name is null && request.Coupled is null ? request.First : null,
            PageSize = Math.Min(PageSize, request.First ?? PageSize),
        };
        return workspace.Service(request.Side).QueryAsync(query, cancellationToken);
    }

    /// <summary>Records asked for by id or number are read without the mapping's filter: the user means exactly these.</summary>
    private async IAsyncEnumerable<IReadOnlyList<Record>> NamedAsync(
        RecordMapping mapping, RecordListRequest request, Action<CouplingException> onMissing, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var table = Workspace.TableOf(mapping, request.Side);
        var service = workspace.Service(request.Side);
        var fields = (await service.DescribeAsync(table, cancellationToken).ConfigureAwait(false)).ReadableFields();

        foreach (var ids in (request.Ids ?? []).Distinct().Chunk(PageSize))
        {
            var found = await service.ReadAsync(table, ids, fields, cancellationToken).ConfigureAwait(false);
            foreach (var id in ids.Where(id => !found.ContainsKey(id)))
                onMissing(Missing("RecordNotFound", "RecordNotFoundOnSide", id, mapping, request.Side));
            yield return [.. ids.Where(found.ContainsKey).Select(id => found[id])];
        }

        foreach (var numbers in (request.Numbers ?? []).Distinct(StringComparer.OrdinalIgnoreCase).Chunk(PageSize))
        {
            var key = mapping.Table(request.Side).Number ?? throw ErrorText.Exception("TableHasNoNumber", ErrorClass.Configuration, mapping.Name, request.Side);
            var found = await service.ReadByKeyAsync(table, key, [.. numbers.Select(number => FieldValue.Of(number))], null, fields, cancellationToken).ConfigureAwait(false);
            var known = found.Select(record => record[key].Text.Trim()).ToHashSet(StringComparer.OrdinalIgnoreCase);
            foreach (var number in numbers.Where(number => !known.Contains(number.Trim())))
                onMissing(Missing("NumberNotFound", "NumberNotFoundOnSide", number, mapping, request.Side));
            yield return found;
        }
    }

    private async Task<Dictionary<Guid, StoredCoupling>> CouplingsOfAsync(RecordMapping mapping, Side side, List<Record> records, CancellationToken cancellationToken)
    {
        if (records.Count == 0)
            return [];
        var found = await workspace.Store.FindAsync(mapping.Name, side, [.. records.Select(record => record.Id)], cancellationToken).ConfigureAwait(false);
        return found.ToDictionary(coupling => coupling.IdOn(side));
    }

    private static string? FilterOf(RecordMapping mapping, RecordListRequest request)
    {
        if (request.Side == Side.Sales && mapping.Sales.OptionSet is { } options && request.Filter is not null)
            throw ErrorText.Exception("OptionSetFilter", ErrorClass.Configuration, request.Side, options);
        var filter = request.Filter ?? mapping.Table(request.Side).Filter;
        if (request.Side != Side.Sales || mapping.Sales.OptionSet is not null || LiteralOf(request.Name) is not { Length: > 0 } literal)
            return filter;

        // Dataverse compares without regard to case, as wildcards do; Business Central does not, so there names are compared here.
        var named = $"contains({mapping.Sales.Name},'{literal.Replace("'", "''", StringComparison.Ordinal)}')";
        return filter is null ? named : $"({filter}) and {named}";
    }

    private static string? LiteralOf(string? pattern) => pattern?.Split('*', '?').MaxBy(part => part.Length);

    private static bool MatchesName(RecordListRequest request, RecordMapping mapping, Record record) =>
        request.Name is null
        || FileSystemName.MatchesSimpleExpression(request.Name, record[mapping.Table(request.Side).Name].Text, ignoreCase: true);

    private static CouplingException Missing(string id, string text, object input, RecordMapping mapping, Side side) =>
        new(id, ErrorClass.Data, ErrorText.Message(text, input, mapping.Name, side), ErrorText.Action(id)) { Target = input };
}
