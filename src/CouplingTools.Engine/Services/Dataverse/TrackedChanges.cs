using System.Runtime.CompilerServices;
using CouplingTools.Engine.Services.Http;
using CouplingTools.Engine.Services.OData;
using CouplingTools.Engine.Services.OData.Changes;

namespace CouplingTools.Engine.Services.Dataverse;

/// <summary>
/// Follows the change tracking of Dataverse: a first listing of all rows ends with a link to what changes from then on
/// (documentation: "Use change tracking to synchronize data with external systems").
/// </summary>
internal sealed class TrackedChanges(IODataDialect dialect, ServiceTransport transport, TimedChanges timed)
{
    private const string Tracking = "odata.track-changes";

    public IAsyncEnumerable<ChangePage> ReadAsync(TableDescription table, string? watermark, CancellationToken cancellationToken)
    {
        var address = dialect.Rows(table.Table, string.Empty);
        var link = Watermark.Link(watermark, address);
        if (link is null && (!table.IsTracked || Watermark.TimeOf(watermark, address) is not null))
            return timed.ReadAsync(table, watermark, cancellationToken);
        var all = AllAsync(table, address, cancellationToken);
        // A link is refused when it has expired, or when the organization was restored from before its time.
        return link is null ? all : Otherwise.IfRefusedAsync(SinceAsync(table, address, link, cancellationToken), [400, 404, 410], all, cancellationToken);
    }

    private IAsyncEnumerable<ChangePage> AllAsync(TableDescription table, Uri address, CancellationToken cancellationToken)
    {
        var byTime = timed.ReadAsync(table, null, cancellationToken);
        // Tracking takes the right to read every row of the organization, which an account may lack.
        return table.IsTracked
            ? Otherwise.IfRefusedAsync(TrackAsync(table, address, cancellationToken), [400, 403, 405, 501], byTime, cancellationToken)
            : byTime;
    }

    private async IAsyncEnumerable<ChangePage> TrackAsync(
        TableDescription table, Uri address, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var first = dialect.Rows(table.Table, QueryText.Join(("$select", Selection.Of(dialect, table, []))));
        DateTimeOffset? startedAt = null;
        await foreach (var page in PagesAsync(table, first, Tracking, cancellationToken))
        {
            startedAt ??= page.AnsweredAt;
            var end = page switch
            {
                { Next: not null } => null,
                { DeltaLink: { } link } => Watermark.OfLink(address, link),
                _ => timed.MarkOf(address, startedAt.Value),
            };
            yield return new(page.Rows, IsFull: true, end);
        }
    }

    private async IAsyncEnumerable<ChangePage> SinceAsync(
        TableDescription table, Uri address, Uri link, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var page in PagesAsync(table, link, null, cancellationToken))
        {
            if (page is { Next: null, DeltaLink: null })
                throw new ServiceException(ServiceErrors.Unreadable(transport.Side, 200, "@odata.deltaLink"));
            yield return new(page.Rows, IsFull: false, page.Next is null ? Watermark.OfLink(address, page.DeltaLink!) : null);
        }
    }

    private IAsyncEnumerable<LinkedPage<RowChange>> PagesAsync(
        TableDescription table, Uri first, string? preferences, CancellationToken cancellationToken)
    {
        var reader = new RowReader(dialect, table, []);
        return PageReader.FollowAsync<RowChange>(
            transport, first, preferences, (page, row) => page.Add(TrackedRow.Read(transport.Side, reader, row)), cancellationToken);
    }
}
