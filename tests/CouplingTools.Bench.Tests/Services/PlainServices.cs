using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace CouplingTools.Bench.Tests.Services;

/// <summary>Both services as people and auditors use them: plain requests, repeated until the services are there.</summary>
internal sealed class PlainServices(ServerProcess server) : IDisposable
{
    private const int Together = 100;
    private readonly HttpClient _client = new() { Timeout = TimeSpan.FromSeconds(30) };
    private string? _company;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>Every company of a service.</summary>
    public async Task<List<CompanyRow>> ListAsync(Service service)
    {
        var rows = new List<CompanyRow>();
        for (var next = await RowsAsync(service); next is not null;)
        {
            var page = await PatientlyAsync(() => GetAsync(next));
            rows.AddRange(page!["value"]!.AsArray().Select(row => Read(service, row!)));
            next = (string?)page["@odata.nextLink"] is { } link ? new Uri(link).PathAndQuery.TrimStart('/') : null;
        }

        return rows;
    }

    public async Task<CompanyRow> ReadAsync(Service service, Guid id)
    {
        var address = await RowAsync(service, id);
        return Read(service, (await PatientlyAsync(() => GetAsync(address)))!);
    }

    /// <summary>Writes one value if the row is still the one that was read.</summary>
    public async Task<bool> TryWriteAsync(Service service, CompanyRow row, EditedValue value, string text)
    {
        using var request = new HttpRequestMessage(HttpMethod.Patch, Absolute(await RowAsync(service, row.Id)))
        {
            Content = JsonContent.Create(new JsonObject { [service.FieldOf(value)] = text }),
        };
        request.Headers.TryAddWithoutValidation("If-Match", row.Version);
        using var response = await _client.SendAsync(request, Stop);
        if (response.StatusCode is HttpStatusCode.Conflict or HttpStatusCode.PreconditionFailed)
            return false;
        response.EnsureSuccessStatusCode();
        return true;
    }

    /// <summary>Creates companies, before anything goes wrong.</summary>
    public async Task CreateAsync(Service service, IEnumerable<CompanyRow> rows)
    {
        foreach (var group in rows.Chunk(Together))
            await (service == Service.Sales ? CreateSalesAsync(group) : CreateBusinessCentralAsync(group));
    }

    public void Dispose() => _client.Dispose();

    private async Task CreateSalesAsync(CompanyRow[] rows)
    {
        var targets = rows.Select(row => Body(Service.Sales, row, ("@odata.type", "Microsoft.Dynamics.CRM.account"), ("customertypecode", 3)));
        await PostAsync("api/data/v9.2/accounts/Microsoft.Dynamics.CRM.CreateMultiple", new JsonObject { ["Targets"] = new JsonArray([.. targets]) });
    }

    private async Task CreateBusinessCentralAsync(CompanyRow[] rows)
    {
        var customers = (await RowsAsync(Service.BusinessCentral))[Root.Length..];
        var requests = rows.Select((row, i) => new JsonObject
        {
            ["id"] = $"{i}",
            ["method"] = "POST",
            ["url"] = customers,
            ["headers"] = new JsonObject { ["Content-Type"] = "application/json" },
            ["body"] = Body(Service.BusinessCentral, row),
        });
        var answer = await PostAsync($"{Root}$batch", new JsonObject { ["requests"] = new JsonArray([.. requests]) });
        Assert.All(answer!["responses"]!.AsArray(), response => Assert.Equal(201, (int)response!["status"]!));
    }

    private const string Root = "v2.0/contoso.com/Production/api/v2.0/";

    private async Task<string> RowsAsync(Service service)
    {
        if (service == Service.Sales)
            return "api/data/v9.2/accounts";
        _company ??= (string)(await PatientlyAsync(() => GetAsync($"{Root}companies")))!["value"]![0]!["id"]!;
        return $"{Root}companies({_company})/customers";
    }

    private async Task<string> RowAsync(Service service, Guid id) => $"{await RowsAsync(service)}({id})";

    private static JsonObject Body(Service service, CompanyRow row, params (string Name, JsonNode Value)[] always)
    {
        var body = new JsonObject(always.Select(pair => KeyValuePair.Create(pair.Name, (JsonNode?)pair.Value)))
        {
            [service.Company] = row.Company,
            [service.Phone] = row.Phone,
            [service.City] = row.City,
            [service.Email] = row.Email,
        };
        return body;
    }

    private static CompanyRow Read(Service service, JsonNode row)
    {
        return new(
            Guid.Parse(Text(service.Id)), Text("@odata.etag"), Text(service.Number), Text(service.Company), Text(service.Phone), Text(service.City), Text(service.Email));

        string Text(string name) => (string?)row[name] ?? string.Empty;
    }

    private async Task<JsonNode?> GetAsync(string path)
    {
        using var response = await _client.GetAsync(Absolute(path), Stop);
        return await response.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonNode>(Stop);
    }

    private async Task<JsonNode?> PostAsync(string path, JsonNode body)
    {
        using var response = await _client.PostAsJsonAsync(Absolute(path), body, Stop);
        return await response.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonNode>(Stop);
    }

    private Uri Absolute(string path) => new(server.Address ?? throw new HttpRequestException("The server is down."), path);

    private static async Task<T> PatientlyAsync<T>(Func<Task<T>> ask)
    {
        while (true)
        {
            try
            {
                return await ask();
            }
            catch (Exception failure) when (IsPassing(failure))
            {
                await Task.Delay(50, Stop);
            }
        }
    }

    /// <summary>Whether a failure is one of a server that is down or has just been killed.</summary>
    public static bool IsPassing(Exception failure) =>
        failure is IOException or System.Text.Json.JsonException || failure is HttpRequestException { StatusCode: null or >= HttpStatusCode.InternalServerError };
}
