using System.Runtime.CompilerServices;
using System.Text.Json;
using CouplingTools.Engine.Records;
using CouplingTools.Engine.Services.Http;
using CouplingTools.Engine.Services.OData;
using CouplingTools.Engine.Services.OData.Batching;

namespace CouplingTools.Engine.Services.Dataverse;

/// <summary>
/// One Dataverse organization through the Web API v9.2. A written lookup may be named by its logical name, or by the
/// navigation property of the table meant when it can refer to several; it is always read under its logical name.
/// </summary>
internal sealed class DataverseService : IRecordService, IDisposable
{
    private readonly DataverseAddress _address;
    private readonly DataverseDialect _dialect;
    private readonly ServiceTransport _transport;
    private readonly RecordReader _reader;
    private readonly BatchSender _sender;
    private readonly EntitySetNames _entitySets;
    private readonly TrackedChanges _changes;
    private readonly OptionSetTable _options;
    private readonly AsyncCache<TableReference, TableDescription> _tables = new();

    /// <summary>Prepares the client.</summary>
    /// <param name="invoker">What sends the requests, signed in.</param>
    /// <param name="organization">The organization's address, with or without <c>/api/data/v9.2</c>.</param>
    /// <param name="time">The clock that time-outs are measured with.</param>
    /// <param name="options">Limits; larger batches than the service allows are cut down.</param>
    public DataverseService(HttpMessageInvoker invoker, Uri organization, TimeProvider time, ServiceOptions? options = null)
    {
        options ??= new();
        _transport = new(Side, invoker, time, ServiceLimits.Dataverse, options);
        _address = new(organization);
        _dialect = new(_address);
        _reader = new(_dialect, _transport);
        _sender = new(_transport, new MultipartBatchFormat(_address.Root, options.NewId));
        _entitySets = new(_transport, _address);
        _options = new(this);
        _changes = new(_dialect, _transport, new(_dialect, _transport, time));
    }

    public Side Side => Side.Sales;

    public void Dispose()
    {
        _tables.Dispose();
        _entitySets.Dispose();
    }

    /// <summary>Tells who is signed in, and in which organization.</summary>
    public Task<WhoAmI> WhoAmIAsync(CancellationToken cancellationToken) =>
        _transport.ReadAsync(() => new(HttpMethod.Get, _address.Api("WhoAmI")), ReadWhoAmI, cancellationToken);

    private WhoAmI ReadWhoAmI(ServiceResponse response)
    {
        using var document = JsonBody.Parse(Side, response);
        Guid Id(string name) => document.RootElement.TryGetProperty(name, out var value) && value.TryGetGuid(out var id)
            ? id
            : throw new ServiceException(ServiceErrors.Unreadable(Side, response.Status, name));
        return new(Id("OrganizationId"), Id("UserId"), Id("BusinessUnitId"));
    }

    /// <summary>Reads what is none of the rows, such as a definition.</summary>
    public Task<JsonDocument> ReadJsonAsync(string path, string query, CancellationToken cancellationToken) =>
        _transport.ReadAsync(() => new(HttpMethod.Get, _address.Api(path, query)), response => JsonBody.Parse(Side, response), cancellationToken);

    public Task<TableDescription> DescribeAsync(TableReference table, CancellationToken cancellationToken) =>
        table.OptionSet is not null ? Task.FromResult(OptionSetTable.Describe(table))
            : table.Expansion is null ? _tables.GetAsync(table, new TableDescriber(_sender).DescribeAsync, cancellationToken)
            : throw ServiceErrors.Configuration(Side, "ExpansionNotSupported", table.EntitySet);

    public async Task<TableTraits> TraitsAsync(TableReference table, CancellationToken cancellationToken)
    {
        var facts = await TableFacts.ReadAsync(this, table.LogicalName!, cancellationToken);
        return new TableTraits(facts.IsTracked, facts.ChecksVersions);
    }

    public async IAsyncEnumerable<IReadOnlyList<Record>> QueryAsync(
        RecordQuery query, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (query.Table.OptionSet is not null)
        {
            var options = await _options.ReadAsync(query.Table, query.Filter, cancellationToken);
            yield return [.. options.Take(query.First ?? int.MaxValue)];
            yield break;
        }

        var table = await DescribeAsync(query.Table, cancellationToken);
        await foreach (var page in _reader.QueryAsync(table, query, cancellationToken))
            yield return page;
    }

    public async Task<IReadOnlyDictionary<Guid, Record>> ReadAsync(
        TableReference table, IReadOnlyCollection<Guid> ids, IReadOnlyList<string> fields, CancellationToken cancellationToken) =>
        table.OptionSet is not null
            ? (await _options.ReadAsync(table, null, cancellationToken)).Where(option => ids.Contains(option.Id)).ToDictionary(option => option.Id)
            : await _reader.ReadByIdAsync(await DescribeAsync(table, cancellationToken), ids, fields, cancellationToken);

    public async Task<IReadOnlyList<Record>> ReadByKeyAsync(
        TableReference table, string key, IReadOnlyCollection<FieldValue> values, string? filter, IReadOnlyList<string> fields, CancellationToken cancellationToken) =>
        table.OptionSet is not null
            ? await _options.ReadByKeyAsync(table, key, values, filter, cancellationToken)
            : await _reader.ReadAnyOfAsync(await DescribeAsync(table, cancellationToken), key, values, filter, fields, cancellationToken);

    public async Task<IReadOnlyList<WriteAnswer>> WriteAsync(
        TableReference table, IReadOnlyList<WriteOperation> operations, IReadOnlyList<string> fields, Announcement announce, CancellationToken cancellationToken)
    {
        if (table.OptionSet is not null)
            return await _options.WriteAsync(table, operations, cancellationToken);
        var described = await DescribeAsync(table, cancellationToken);
        var entitySets = await _entitySets.ForAsync(described, operations, cancellationToken);
        var selection = "?" + QueryText.Join(("$select", Selection.Of(_dialect, described, fields)));
        var encoder = new DataverseEncoder(described, selection, entitySets);
        return await new RecordWriter(_dialect, _sender, _reader).WriteAsync(described, operations, fields, encoder, announce, cancellationToken);
    }

    public async IAsyncEnumerable<ChangePage> ChangesAsync(
        TableReference table, string? watermark, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var described = await DescribeAsync(table, cancellationToken);
        await foreach (var page in _changes.ReadAsync(described, watermark, cancellationToken))
            yield return page;
    }

    /// <summary>The key of every table but those of activities is named after it.</summary>
    public async Task<TableReference> ReferredTableAsync(LookupTarget target, CancellationToken cancellationToken) =>
        new(await _entitySets.GetAsync(target.LogicalName, cancellationToken), target.LogicalName + "id", target.LogicalName);

    public TimeSpan ClockAhead => _transport.ClockAhead;

    public IDisposable LimitConcurrency(int most) => _transport.LimitConcurrency(most);

    public Uri LinkTo(MappingTable table, Guid id) => table.OptionSet is null ? _address.Page(table.LogicalName, id) : _address.Root;
}
