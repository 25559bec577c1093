using System.Runtime.CompilerServices;
using CouplingTools.Engine.Records;
using CouplingTools.Engine.Services.Http;

namespace CouplingTools.Engine.Services.OData.Changes;

/// <summary>
/// Finds changes by the time of modification, for tables whose changes the service does not track. Rows are dated before
/// their transaction is over, so every listing starts some time before the last one did; that the last one ended is not
/// enough, because what changed behind it while it was under way was not read.
/// </summary>
internal sealed class TimedChanges(IODataDialect dialect, ServiceTransport transport, TimeProvider time)
{
    // Longer than either service lets one operation take (8 minutes).
    private static readonly TimeSpan s_overlap = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan s_imprecision = TimeSpan.FromMinutes(1);

    public async IAsyncEnumerable<ChangePage> ReadAsync(
        TableDescription table, string? watermark, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ModifiedCondition.Field(dialect, table);
        var address = dialect.Rows(table.Table, string.Empty);
        var last = Watermark.TimeOf(watermark, address);
        var from = last?.Service - s_overlap;
        TimeMark? reached = null;
        var isSettled = false;
        while (!isSettled)
        {
            isSettled = true;
            await foreach (var page in PagesAsync(table, from, cancellationToken))
            {
                if (reached is null)
                {
                    reached = new(page.AnsweredAt, time.GetUtcNow(), new());
                    // A clock that was set back has dated changes before the time they are looked for.
                    if (last?.SetBackUntil(reached.Service, reached.Local) is { } setBack && setBack > s_imprecision)
                    {
                        from -= setBack;
                        isSettled = false;
                        break;
                    }
                }
                var rows = page.Rows.Where(row => last?.Recent.Contains(row) != true).ToList();
                foreach (var row in page.Rows.Where(row => row.ModifiedAt is not { } at || at >= reached.Service - s_overlap))
                    reached.Recent.Add(row);
                yield return new(rows, IsFull: last is null, page.Next is null ? Watermark.OfTime(address, reached) : null);
            }
        }
    }

    /// <summary>The watermark of a listing of all rows that began at a time of the service.</summary>
    public string MarkOf(Uri table, DateTimeOffset at) => Watermark.OfTime(table, new(at, time.GetUtcNow(), new()));

    private IAsyncEnumerable<LinkedPage<RowChange>> PagesAsync(TableDescription table, DateTimeOffset? from, CancellationToken cancellationToken)
    {
        var query = QueryText.Join(
            ("$select", Selection.Of(dialect, table, [])),
            ("$filter", ModifiedCondition.Since(dialect, table, from)));
        var reader = new RowReader(dialect, table, []);
        return PageReader.FollowAsync<RowChange>(
            transport, dialect.Rows(table.Table, query), null, (page, row) => page.Add(ChangeOf(reader.Read(row))), cancellationToken);
    }

    private static RowChange ChangeOf(Record record) => new(record.Id, record.Version, record.ModifiedAt);
}
