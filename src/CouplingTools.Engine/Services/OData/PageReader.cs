using System.Runtime.CompilerServices;
using System.Text.Json;
using CouplingTools.Engine.Records;
using CouplingTools.Engine.Services.Http;

namespace CouplingTools.Engine.Services.OData;

/// <summary>Reads the pages of one list, following the service's links as they come.</summary>
internal static class PageReader
{
    private const string NextLink = "@odata.nextLink";

    public static async IAsyncEnumerable<IReadOnlyList<Record>> ReadAsync(
        ServiceTransport transport,
        Uri first,
        RowReader rows,
        int? pageSize,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var preferences = pageSize is { } size ? FormattableString.Invariant($"odata.maxpagesize={size}") : null;
        await foreach (var page in FollowAsync<Record>(transport, first, preferences, rows.ReadInto, cancellationToken))
            yield return page.Rows;
    }

    /// <summary>Reads pages of anything.</summary>
    /// <param name="transport">What sends the requests.</param>
    /// <param name="first">The address of the first page.</param>
    /// <param name="preferences">What every request prefers.</param>
    /// <param name="readInto">Adds what a row stands for to the page.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public static async IAsyncEnumerable<LinkedPage<T>> FollowAsync<T>(
        ServiceTransport transport,
        Uri first,
        string? preferences,
        Action<List<T>, JsonElement> readInto,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // Links that lead back to a page would be followed for ever.
        var visited = new HashSet<Uri>();
        for (var next = first; next is not null;)
        {
            var address = next;
            visited.Add(address);
            var page = await transport.ReadAsync(
                () => Compose(address, preferences), response => Read(transport.Side, first, response, readInto), cancellationToken);
            if (page.Next is not null && visited.Contains(page.Next))
                throw new ServiceException(ServiceErrors.Unreadable(transport.Side, 200, NextLink));
            yield return page;
            next = page.Next;
        }
    }

    private static HttpRequestMessage Compose(Uri address, string? preferences)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, address);
        if (preferences is not null)
            request.Headers.TryAddWithoutValidation("Prefer", preferences);
        return request;
    }

    /// <param name="side">The side that answered.</param>
    /// <param name="address">What a relative link is relative to: the first page, because links relative to one another would grow without end.</param>
    /// <param name="response">The answer.</param>
    /// <param name="readInto">Adds what a row stands for to the page.</param>
    private static LinkedPage<T> Read<T>(Side side, Uri address, ServiceResponse response, Action<List<T>, JsonElement> readInto)
    {
        using var document = JsonBody.Parse(side, response);
        var root = document.RootElement;
        if (!root.TryGetProperty("value", out var value) || value.ValueKind != JsonValueKind.Array)
            throw new ServiceException(ServiceErrors.Unreadable(side, response.Status, "value"));
        var rows = new List<T>(value.GetArrayLength());
        foreach (var row in value.EnumerateArray())
            readInto(rows, row);
        var next = Link(root, NextLink) is { } link ? new Uri(address, link) : null;
        return new(rows, next, Link(root, "@odata.deltaLink"), response.AnsweredAt);
    }

    private static string? Link(JsonElement root, string name) =>
        root.TryGetProperty(name, out var link) && link.GetString() is { Length: > 0 } text ? text : null;
}
