using System.Text;
using System.Text.Json;
using CouplingTools.Sandbox.Tests.Faults;

namespace CouplingTools.Sandbox.Tests.BusinessCentral;

/// <summary>A new sandbox, and an HttpClient on its handler at the company of Business Central.</summary>
public sealed class BusinessCentralFixture : IAsyncDisposable
{
    private readonly string _path = System.IO.Path.Combine(System.IO.Path.GetTempPath(), $"{Guid.NewGuid():N}.sandbox");
    private SandboxEnvironment? _environment;
    private HttpClient? _client;

    public string Path => _path;

    public RecordingTime Time { get; } = new(new DateTimeOffset(2025, 6, 2, 10, 0, 0, 370, TimeSpan.Zero));

    public SandboxEnvironment Environment => _environment!;

    /// <summary>Address of the service.</summary>
    public static string Root { get; } = $"{SandboxEnvironment.BusinessCentralUrl}/api/v2.0/";

    /// <summary>Address of the company.</summary>
    public string Company => $"{Root}companies({Environment.CompanyId})/";

    public static async Task<BusinessCentralFixture> OpenAsync(int customers = 0, int contacts = 0)
    {
        var fixture = new BusinessCentralFixture();
        await SandboxFile.CreateAsync(fixture._path, new SandboxOptions(customers, contacts), fixture.Time, CancellationToken.None);
        fixture._environment = SandboxEnvironment.Open(fixture._path, fixture.Time);
        fixture._client = new HttpClient(fixture._environment.CreateHandler()) { BaseAddress = new Uri(fixture.Company) };
        return fixture;
    }

    /// <summary>Sends a request to an address relative to the company; headers are written as "Name: value".</summary>
    public async Task<Reply> SendAsync(string method, string url, string? body = null, params string[] headers)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), url);
        if (body is not null)
            request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        foreach (var pair in headers.Select(h => h.Split(": ", 2)))
            request.Headers.TryAddWithoutValidation(pair[0], pair[1]);
        using var response = await _client!.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        var all = response.Headers.Concat(response.Content.Headers).ToDictionary(h => h.Key, h => string.Join(",", h.Value), StringComparer.OrdinalIgnoreCase);
        return new Reply((int)response.StatusCode, all, text);
    }

    public Task<Reply> GetAsync(string url, params string[] headers) => SendAsync("GET", url, null, headers);

    public Task<Reply> PostAsync(string set, string body) => SendAsync("POST", set, body);

    /// <summary>Creates a row that has to be accepted.</summary>
    public async Task<Reply> CreateAsync(string set, string body)
    {
        var reply = await PostAsync(set, body);
        Assert.True(reply.Status == 201, reply.Text);
        return reply;
    }

    /// <summary>Changes a row that was just answered, at its version.</summary>
    public Task<Reply> PatchAsync(string set, Reply row, string body) => SendAsync("PATCH", $"{set}({row.Id})", body, $"If-Match: {row.ETag}");

    public Task<Reply> BatchAsync(object requests, params string[] headers) =>
        SendAsync("POST", $"{Root}$batch", JsonSerializer.Serialize(new { requests }), headers);

    public ValueTask DisposeAsync()
    {
        _client?.Dispose();
        _environment?.Dispose();
        foreach (var file in new[] { _path, $"{_path}-wal", $"{_path}-shm" })
            File.Delete(file);
        return ValueTask.CompletedTask;
    }
}
