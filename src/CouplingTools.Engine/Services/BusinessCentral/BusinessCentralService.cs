using System.Runtime.CompilerServices;
using CouplingTools.Engine.Records;
using CouplingTools.Engine.Services.Http;
using CouplingTools.Engine.Services.OData;
using CouplingTools.Engine.Services.OData.Batching;
using CouplingTools.Engine.Services.OData.Changes;

namespace CouplingTools.Engine.Services.BusinessCentral;

/// <summary>One company of Business Central through API v2.0 and custom APIs.</summary>
internal sealed class BusinessCentralService : IRecordService, IDisposable
{
    private readonly BusinessCentralAddress _address;
    private readonly BusinessCentralDialect _dialect;
    private readonly Company _company;
    private readonly ServiceTransport _transport;
    private readonly RecordReader _reader;
    private readonly TimedChanges _changes;
    private readonly AsyncCache<string, CsdlReader> _metadata = new();

    /// <summary>Prepares the client.</summary>
    /// <param name="invoker">What sends the requests, signed in.</param>
    /// <param name="environment">The environment's address, with or without <c>/api/v2.0</c>.</param>
    /// <param name="company">The company to work in.</param>
    /// <param name="time">The clock that time-outs are measured with.</param>
    /// <param name="options">Limits; more concurrency or larger batches than the service allows are cut down.</param>
    public BusinessCentralService(HttpMessageInvoker invoker, Uri environment, Company company, TimeProvider time, ServiceOptions? options = null)
    {
        _transport = new(Side, invoker, time, ServiceLimits.BusinessCentral, options ?? new());
        _company = company;
        _address = new(environment);
        _dialect = new(_address, company.Id);
        _reader = new(_dialect, _transport);
        _changes = new(_dialect, _transport, time);
    }

    public Side Side => Side.BusinessCentral;

    /// <summary>Lists the environment's companies.</summary>
    public static async Task<IReadOnlyList<Company>> ListCompaniesAsync(
        HttpMessageInvoker invoker, Uri environment, TimeProvider time, ServiceOptions? options, CancellationToken cancellationToken)
    {
        var transport = new ServiceTransport(Side.BusinessCentral, invoker, time, ServiceLimits.BusinessCentral, options ?? new());
        return await CompanyList.ReadAsync(transport, new BusinessCentralAddress(environment), cancellationToken);
    }

    public void Dispose() => _metadata.Dispose();

    public async Task<TableDescription> DescribeAsync(TableReference table, CancellationToken cancellationToken)
    {
        var metadata = await _metadata.GetAsync(table.Route, ReadMetadataAsync, cancellationToken);
        return AnswerShape.Read(Side, 200, () => metadata.Describe(table)) ?? throw ServiceErrors.Configuration(Side, "TableNotFound", table.EntitySet);
    }

    public async IAsyncEnumerable<IReadOnlyList<Record>> QueryAsync(
        RecordQuery query, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var table = await DescribeAsync(query.Table, cancellationToken);
        await foreach (var page in _reader.QueryAsync(table, query, cancellationToken))
            yield return page;
    }

    public async Task<IReadOnlyDictionary<Guid, Record>> ReadAsync(
        TableReference table, IReadOnlyCollection<Guid> ids, IReadOnlyList<string> fields, CancellationToken cancellationToken) =>
        await _reader.ReadByIdAsync(await DescribeAsync(table, cancellationToken), ids, fields, cancellationToken);

    public async Task<IReadOnlyList<Record>> ReadByKeyAsync(
        TableReference table, string key, IReadOnlyCollection<FieldValue> values, string? filter, IReadOnlyList<string> fields, CancellationToken cancellationToken) =>
        await _reader.ReadAnyOfAsync(await DescribeAsync(table, cancellationToken), key, values, filter, fields, cancellationToken);

    public async Task<IReadOnlyList<WriteAnswer>> WriteAsync(
        TableReference table, IReadOnlyList<WriteOperation> operations, IReadOnlyList<string> fields, Announcement announce, CancellationToken cancellationToken)
    {
        var described = await DescribeAsync(table, cancellationToken);
        var selection = "?" + QueryText.Join(("$select", Selection.Of(_dialect, described, fields)));
        var encoder = new BusinessCentralEncoder(described, _dialect.Path(table), selection);
        var sender = new BatchSender(_transport, new JsonBatchFormat(_address.Api(table.Route, "$batch")));
        return await new RecordWriter(_dialect, sender, _reader).WriteAsync(described, operations, fields, encoder, announce, cancellationToken);
    }

    public async IAsyncEnumerable<ChangePage> ChangesAsync(
        TableReference table, string? watermark, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var described = await DescribeAsync(table, cancellationToken);
        await foreach (var page in _changes.ReadAsync(described, watermark, cancellationToken))
            yield return page;
    }

    public TimeSpan ClockAhead => _transport.ClockAhead;

    public IDisposable LimitConcurrency(int most) => _transport.LimitConcurrency(most);

    public Uri LinkTo(MappingTable table, Guid id) => _address.Page(_company.Name, table.Page, id);

    private Task<CsdlReader> ReadMetadataAsync(string route, CancellationToken cancellationToken) =>
        _transport.ReadAsync(() => MetadataRequest(route), ReadMetadata, cancellationToken);

    private HttpRequestMessage MetadataRequest(string route)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, _address.Api(route, "$metadata"));
        request.Headers.Accept.ParseAdd("application/xml");
        return request;
    }

    private static CsdlReader ReadMetadata(ServiceResponse response) => new(new MemoryStream(response.Body.ToArray(), writable: false));
}
