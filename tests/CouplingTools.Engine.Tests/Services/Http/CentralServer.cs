using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;

namespace CouplingTools.Engine.Tests.Services.Http;

/// <summary>
/// Business Central with rows 0, 1, 2, … that have version 1 until they are updated, as far as a test lets it: for every
/// batch the test is asked for a fault.
/// </summary>
internal sealed class CentralServer(Func<IReadOnlyList<int>, CentralFault?> fault) : HttpMessageHandler
{
    private readonly ConcurrentDictionary<int, bool> _updated = new();

    /// <summary>The rows of each batch, in the order the batches came.</summary>
    public ConcurrentQueue<IReadOnlyList<int>> Batches { get; } = new();

    public ICollection<int> Updated => _updated.Keys;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var sent = await SentRequest.ReadAsync(request, cancellationToken);
        if (sent.Url.EndsWith("$metadata", StringComparison.Ordinal))
            return ScriptedHandler.Response(200, CentralScript.Metadata, "application/xml");
        var rows = sent.Json.GetProperty("requests").EnumerateArray().Select(RowOf).ToList();
        Batches.Enqueue(rows);
        var trouble = fault(rows);
        if (trouble is { Whole: not null, IsAfterwards: false })
            return await trouble.Whole(cancellationToken);
        var answers = rows.Select(row => trouble?.Operation?.Invoke(row) ?? Update(row)).ToArray();
        return trouble?.Whole is null ? Answers.CentralBatch(answers) : await trouble.Whole(cancellationToken);
    }

    private static int RowOf(JsonElement operation)
    {
        var url = operation.GetProperty("url").GetString()!;
        var start = url.IndexOf("-0001-", StringComparison.Ordinal) + "-0001-".Length;
        return int.Parse(url.AsSpan(start, 12), NumberStyles.None, CultureInfo.InvariantCulture);
    }

    private (int Status, string Body) Update(int row) => _updated.TryAdd(row, true)
        ? (200, CentralScript.Customer(row, version: 2))
        : (409, Answers.Error("Request_EntityChanged"));
}
