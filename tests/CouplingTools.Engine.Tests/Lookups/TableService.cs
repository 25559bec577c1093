using CouplingTools.Engine.Records;
using CouplingTools.Engine.Services;

namespace CouplingTools.Engine.Tests.Lookups;

/// <summary>A side with a few tables in memory, which counts what it is asked. Business Central compares texts to the letter, Sales does not.</summary>
internal sealed class TableService(Side side) : IRecordService
{
    private readonly Dictionary<string, List<Record>> _tables = [];
    private readonly List<KeyRequest> _requests = [];

    public Side Side => side;

    public IReadOnlyList<KeyRequest> Requests => _requests;

    public TableService With(string entitySet, params (string Field, object? Value)[] row)
    {
        if (!_tables.TryGetValue(entitySet, out var rows))
            _tables.Add(entitySet, rows = []);
        rows.Add(new Record(Guid.NewGuid(), "1", null, row.ToDictionary(cell => cell.Field, cell => FieldValue.Of(cell.Value))));
        return this;
    }

    public Task<TableDescription> DescribeAsync(TableReference table, CancellationToken cancellationToken)
    {
        string[] guids = table.Expansion is { } expansion ? [expansion.FieldOf("contactId"), "id"] : [table.LogicalName + "id"];
        var fields = guids.Select(name => new FieldDescription { Name = name, Kind = FieldKind.Guid });
        return Task.FromResult(new TableDescription(table, fields.ToDictionary(field => field.Name)));
    }

    public async Task<IReadOnlyList<Record>> ReadByKeyAsync(
        TableReference table, string key, IReadOnlyCollection<FieldValue> values, string? filter, IReadOnlyList<string> fields, CancellationToken cancellationToken)
    {
        lock (_requests)
            _requests.Add(new KeyRequest(table, key, [.. values], filter));
        await Task.Yield();
        cancellationToken.ThrowIfCancellationRequested();
        return
        [
            .. _tables.GetValueOrDefault(table.EntitySet, [])
                .Where(row => values.Any(value => Same(value, row[key])))
                .Select(row => row with { Values = fields.ToDictionary(field => field, field => row[field]) }),
        ];
    }

    public IAsyncEnumerable<IReadOnlyList<Record>> QueryAsync(RecordQuery query, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<IReadOnlyDictionary<Guid, Record>> ReadAsync(
        TableReference table, IReadOnlyCollection<Guid> ids, IReadOnlyList<string> fields, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<IReadOnlyList<WriteAnswer>> WriteAsync(
        TableReference table, IReadOnlyList<WriteOperation> operations, IReadOnlyList<string> fields, Announcement announce, CancellationToken cancellationToken) => throw new NotSupportedException();

    public IAsyncEnumerable<ChangePage> ChangesAsync(TableReference table, string? watermark, CancellationToken cancellationToken) => throw new NotSupportedException();

    public IDisposable LimitConcurrency(int most) => throw new NotSupportedException();

    public Uri LinkTo(MappingTable table, Guid id) => throw new NotSupportedException();

    private bool Same(FieldValue asked, FieldValue held) =>
        asked == held || (side == Side.Sales && asked.Value is string && string.Equals(asked.Text, held.Text, StringComparison.OrdinalIgnoreCase));
}
