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
            using var request = new HttpRequestMessage(HttpMethod.Get, next);
            if (pageSize is { } size)
                request.Headers.TryAddWithoutValidation("Prefer", FormattableString.Invariant($"odata.maxpagesize={size}"));
            var response = await transport.SendAsync(request, cancellationToken);
            (var page, next) = ReadPage(transport.Side, response, rows);
            yield return page;
        }
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
