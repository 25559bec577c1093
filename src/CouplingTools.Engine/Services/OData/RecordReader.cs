using System.Collections.Concurrent;
using System.Globalization;
using System.Runtime.CompilerServices;
using CouplingTools.Engine.Records;
using CouplingTools.Engine.Services.Http;

namespace CouplingTools.Engine.Services.OData;

/// <summary>Reads the rows of a described table: lists, rows by id and rows by key.</summary>
internal sealed class RecordReader(IODataDialect dialect, ServiceTransport transport)
{
    public async IAsyncEnumerable<IReadOnlyList<Record>> QueryAsync(
        TableDescription table, RecordQuery query, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var top = query.First <= dialect.MaxPageSize ? query.First : null;
        var pages = ReadAsync(
            table, query.Fields, FilterText.All(query.Filter, ModifiedCondition.Since(dialect, table, query.ModifiedSince)), top,
            top is null ? query.PageSize : null, cancellationToken);
        var left = query.First ?? int.MaxValue;
        await foreach (var page in pages)
        {
            yield return page.Count <= left ? page : [.. page.Take(left)];
            left -= page.Count;
            if (left <= 0)
                yield break;
        }
    }

    public async Task<IReadOnlyDictionary<Guid, Record>> ReadByIdAsync(
        TableDescription table, IReadOnlyCollection<Guid> ids, IReadOnlyList<string> fields, CancellationToken cancellationToken)
    {
        var values = ids.Select(id => FieldValue.Of(id)).ToList();
        var rows = await ReadAnyOfAsync(table, table.Table.Key, values, null, fields, cancellationToken);
        return rows.DistinctBy(row => row.Id).ToDictionary(row => row.Id);
    }

    public async Task<IReadOnlyList<Record>> ReadAnyOfAsync(
        TableDescription table, string key, IReadOnlyCollection<FieldValue> values, string? filter, IReadOnlyList<string> fields,
        CancellationToken cancellationToken)
    {
        var found = new ConcurrentBag<IReadOnlyList<Record>>();
        var distinct = values.Where(value => !value.IsBlank).Distinct().ToList();
        var condition = dialect.AnyOf(table, key, distinct);
        var room = dialect.MaxAddressLength - dialect.Rows(table.Table, Options(table, fields, filter + " and ()", null)).AbsoluteUri.Length;
        var limits = new ParallelOptions
        {
            MaxDegreeOfParallelism = transport.MostConcurrency,
            CancellationToken = cancellationToken,
        };
        await Parallel.ForEachAsync(condition.Split(room), limits, async (part, token) =>
        {
            var pages = ReadAsync(table, fields, FilterText.All(part, filter), null, dialect.MaxPageSize, token);
            await foreach (var page in pages)
                found.Add(page);
        });
        return [.. found.SelectMany(page => page)];
    }

    private IAsyncEnumerable<IReadOnlyList<Record>> ReadAsync(
        TableDescription table, IReadOnlyList<string>? fields, string? filter, int? top, int? pageSize, CancellationToken cancellationToken) =>
        PageReader.ReadAsync(
            transport, dialect.Rows(table.Table, Options(table, fields, filter, top)),
            new RowReader(dialect, table, fields), pageSize, cancellationToken);

    private string Options(TableDescription table, IReadOnlyList<string>? fields, string? filter, int? top) => QueryText.Join(
        ("$select", Selection.Of(dialect, table, fields)),
        ("$expand", Selection.OfRelated(table, fields)),
        ("$filter", filter),
        ("$top", top?.ToString(CultureInfo.InvariantCulture)));
}
