using System.Diagnostics;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using CouplingTools.Module.Tests.Hosting;

namespace CouplingTools.Module.Tests.Storms;

/// <summary>Both services as people and auditors use them: plain requests, which share no code with the client that is tested.</summary>
internal sealed class StormServices(ServedSandbox server) : IDisposable
{
    private const string BusinessCentralResource = "https://api.businesscentral.dynamics.com";
    private const int Together = 100;
    private static readonly TimeSpan s_tokenLife = TimeSpan.FromSeconds(10);
    private readonly HttpClient _client = new();
    private readonly Dictionary<Side, (string Token, long Since)> _tokens = [];
    private string? _company;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>Every row of a side by its id.</summary>
    public async Task<Dictionary<Guid, StormRow>> ReadAsync(Side side)
    {
        var fields = StormFields.Of(side);
        var rows = new Dictionary<Guid, StormRow>();
        var select = $"?$select={fields.Id},{fields.Name},{fields.Phone},{fields.City}";
        for (var next = side == Side.Sales ? $"{Sales}accounts{select}" : $"{BusinessCentral}{await CompanyAsync()}/customers{select}"; next is not null;)
        {
            var page = await SendAsync(side, HttpMethod.Get, next);
            foreach (var row in page!["value"]!.AsArray().Select(row => fields.Read(row!)))
                rows.Add(row.Id, row);
            next = (string?)page["@odata.nextLink"];
        }

        return rows;
    }

    /// <summary>Creates rows, or writes the values that are not <see langword="null"/> to those with an id, again and again until the service says it did.</summary>
    public async Task WriteAsync(Side side, IEnumerable<StormRow> rows)
    {
        foreach (var group in rows.Chunk(Together))
        {
            while (!await TryWriteAsync(side, group))
                await Task.Delay(20, Stop);
        }
    }

    /// <summary>What the server has seen of a side.</summary>
    public async Task<JsonElement> StatisticsAsync(Side side)
    {
        var statistics = await _client.GetFromJsonAsync<JsonElement>($"{server.Root}/sandbox/statistics", Stop);
        return statistics.GetProperty(side == Side.BusinessCentral ? "businessCentral" : "sales");
    }

    public void Dispose() => _client.Dispose();

    private string Sales => $"{server.Root}/api/data/v9.2/";

    private string BusinessCentral => $"{server.BusinessCentralUrl}/api/v2.0/";

    private async Task<bool> TryWriteAsync(Side side, StormRow[] rows)
    {
        try
        {
            await (side == Side.Sales ? WriteSalesAsync(rows) : WriteBusinessCentralAsync(rows));
            return true;
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException or JsonException)
        {
            return false;
        }
    }

    private async Task WriteSalesAsync(StormRow[] rows)
    {
        var action = rows[0].Id == Guid.Empty ? "CreateMultiple" : "UpdateMultiple";
        var targets = rows.Select(row => StormFields.Of(Side.Sales).Write(row, ("@odata.type", "Microsoft.Dynamics.CRM.account"), ("customertypecode", 3)));
        await SendAsync(Side.Sales, HttpMethod.Post, $"{Sales}accounts/Microsoft.Dynamics.CRM.{action}", new JsonObject { ["Targets"] = new JsonArray([.. targets]) });
    }

    private async Task WriteBusinessCentralAsync(StormRow[] rows)
    {
        var customers = $"{await CompanyAsync()}/customers";
        var requests = rows.Select((row, i) => new JsonObject
        {
            ["id"] = $"{i}",
            ["method"] = row.Id == Guid.Empty ? "POST" : "PATCH",
            ["url"] = row.Id == Guid.Empty ? customers : $"{customers}({row.Id})",
            ["headers"] = new JsonObject { ["Content-Type"] = "application/json", ["If-Match"] = "*" },
            ["body"] = StormFields.Of(Side.BusinessCentral).Write(row with { Id = Guid.Empty }),
        });
        var answer = await SendAsync(Side.BusinessCentral, HttpMethod.Post, $"{BusinessCentral}$batch", new JsonObject { ["requests"] = new JsonArray([.. requests]) });
        Assert.All(answer!["responses"]!.AsArray(), response => Assert.InRange((int)response!["status"]!, 200, 299));
    }

    private async Task<string> CompanyAsync()
    {
        if (_company is null)
        {
            var companies = await SendAsync(Side.BusinessCentral, HttpMethod.Get, $"{BusinessCentral}companies");
            _company = $"companies({companies!["value"]![0]!["id"]})";
        }

        return _company;
    }

    private async Task<JsonNode?> SendAsync(Side side, HttpMethod method, string address, JsonNode? body = null)
    {
        using var request = new HttpRequestMessage(method, address) { Content = body is null ? null : JsonContent.Create(body) };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Token(side));
        using var response = await _client.SendAsync(request, Stop);
        var text = await response.EnsureSuccessStatusCode().Content.ReadAsStringAsync(Stop);
        return text.Length == 0 ? null : JsonNode.Parse(text);
    }

    private string Token(Side side)
    {
        lock (_tokens)
        {
            if (!_tokens.TryGetValue(side, out var known) || Stopwatch.GetElapsedTime(known.Since) > s_tokenLife)
                _tokens[side] = known = (server.Token(side == Side.BusinessCentral ? BusinessCentralResource : server.Root), Stopwatch.GetTimestamp());
            return known.Token;
        }
    }
}
