using System.Runtime.CompilerServices;
using System.Text.Json;
using CouplingTools.Engine.Records;
using CouplingTools.Engine.Services.Http;

namespace CouplingTools.Engine.Services.OData;

/// <summary>Reads the pages of one list, following the service's links as they come.</summary>
internal static class PageReader
{
    public static async IAsyncEnumerable<IReadOnlyList<Record>> ReadAsync(
        ServiceTransport transport,
        Uri first,
        RowReader rows,
        int? pageSize,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var next = first;
        while (next is not null)
        {
            var address = next;
            (var page, next) = await transport.ReadAsync(
                () => Compose(address, pageSize), response => ReadPage(transport.Side, response, rows), cancellationToken);
            yield return page;
        }
    }

    private static HttpRequestMessage Compose(Uri address, int? pageSize)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, address);
        if (pageSize is { } size)
            request.Headers.TryAddWithoutValidation("Prefer", FormattableString.Invariant($"odata.maxpagesize={size}"));
        return request;
    }

    private static (IReadOnlyList<Record> Page, Uri? Next) ReadPage(Side side, ServiceResponse response, RowReader rows)
    {
        using var document = JsonBody.Parse(side, response);
        var root = document.RootElement;
        if (!root.TryGetProperty("value", out var value) || value.ValueKind != JsonValueKind.Array)
            throw new ServiceException(ServiceErrors.Unreadable(side, response.Status, "value"));
        var page = new List<Record>(value.GetArrayLength());
        foreach (var row in value.EnumerateArray())
            rows.ReadInto(page, row);
        var next = root.TryGetProperty("@odata.nextLink", out var link) ? link.GetString() : null;
        return (page, string.IsNullOrEmpty(next) ? null : new Uri(next));
    }
}
