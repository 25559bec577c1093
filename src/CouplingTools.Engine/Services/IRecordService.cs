using CouplingTools.Engine.Records;

namespace CouplingTools.Engine.Services;

/// <summary>What the engine needs of a side. Requests that fail as a whole throw <see cref="ServiceException"/>.</summary>
internal interface IRecordService
{
    Side Side { get; }

    /// <summary>How far the service's clock is ahead of ours by the answers so far; zero where that is not known.</summary>
    TimeSpan ClockAhead => TimeSpan.Zero;

    /// <summary>Describes a table from the service's own metadata; read once and kept.</summary>
    Task<TableDescription> DescribeAsync(TableReference table, CancellationToken cancellationToken);

    /// <summary>Tells how the service treats a table.</summary>
    Task<TableTraits> TraitsAsync(TableReference table, CancellationToken cancellationToken) => Task.FromResult(TableTraits.Unknown);

    /// <summary>Lists rows, page by page as the service pages them.</summary>
    IAsyncEnumerable<IReadOnlyList<Record>> QueryAsync(RecordQuery query, CancellationToken cancellationToken);

    /// <summary>Reads rows by id in as few requests as the service allows; rows that do not exist are left out.</summary>
    Task<IReadOnlyDictionary<Guid, Record>> ReadAsync(
        TableReference table, IReadOnlyCollection<Guid> ids, IReadOnlyList<string> fields, CancellationToken cancellationToken);

    /// <summary>
    /// Reads the rows whose <paramref name="key"/> field equals one of the values, in as few requests as the service allows;
    /// with their related rows where the table is expanded, whose fields are named <c>navigation/field</c>.
    /// </summary>
    Task<IReadOnlyList<Record>> ReadByKeyAsync(
        TableReference table, string key, IReadOnlyCollection<FieldValue> values, string? filter, IReadOnlyList<string> fields, CancellationToken cancellationToken);

    /// <summary>
    /// Sends writes in batches; the answers stand in the order of the operations, one for each. Only trouble that
    /// concerns no single operation throws. <paramref name="fields"/> are the fields of the returned rows.
    /// </summary>
    Task<IReadOnlyList<WriteAnswer>> WriteAsync(
        TableReference table, IReadOnlyList<WriteOperation> operations, IReadOnlyList<string> fields, Announcement announce, CancellationToken cancellationToken);

    /// <summary>
    /// Lists what changed in a table since a watermark that an earlier listing ended with, page by page. Without a watermark,
    /// or with one that the service no longer knows, every row is listed, and the pages say so. The last page, which may be
    /// empty, has the next watermark: an opaque text that can be stored. Deleted rows are told by Sales only, and there only of
    /// tables whose changes are tracked.
    /// </summary>
    IAsyncEnumerable<ChangePage> ChangesAsync(TableReference table, string? watermark, CancellationToken cancellationToken);

    /// <summary>The table that a lookup refers to.</summary>
    Task<TableReference> ReferredTableAsync(LookupTarget target, CancellationToken cancellationToken) => throw new NotSupportedException();

    /// <summary>Lets at most this many requests under way at once until the returned object is disposed.</summary>
    IDisposable LimitConcurrency(int most);

    /// <summary>The address of the page that shows a row to a person.</summary>
    Uri LinkTo(MappingTable table, Guid id);
}
