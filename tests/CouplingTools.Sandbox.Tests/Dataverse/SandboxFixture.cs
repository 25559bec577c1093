using System.Text;
using System.Text.Json;
using CouplingTools.Sandbox.Tests.Faults;

namespace CouplingTools.Sandbox.Tests.Dataverse;

/// <summary>A new sandbox without companies, and an HttpClient on its handler.</summary>
public sealed class SandboxFixture : IAsyncDisposable
{
    private readonly string _path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.sandbox");
    private SandboxEnvironment? _environment;
    private HttpClient? _client;

    public RecordingTime Time { get; } = new(new DateTimeOffset(2025, 6, 2, 10, 0, 0, TimeSpan.Zero));

    public SandboxEnvironment Environment => _environment ?? throw new InvalidOperationException();

    public static async Task<SandboxFixture> OpenAsync(int customers = 0, int contacts = 0)
    {
        var fixture = new SandboxFixture();
        await SandboxFile.CreateAsync(fixture._path, new SandboxOptions(customers, contacts), fixture.Time, CancellationToken.None);
        fixture._environment = SandboxEnvironment.Open(fixture._path, fixture.Time);
        fixture._client = new HttpClient(fixture._environment.CreateHandler()) { BaseAddress = new Uri(SandboxEnvironment.DataverseUrl, "/api/data/v9.2/") };
        return fixture;
    }

    /// <summary>Sends a request; headers are written as "Name: value".</summary>
    public async Task<Answer> SendAsync(string method, string url, string? body = null, params string[] headers)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), url);
        if (body is not null)
        {
            request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        }

        foreach (var header in headers)
        {
            var pair = header.Split(": ", 2);
            if (pair[0] == "Content-Type")
            {
                request.Content!.Headers.Remove(pair[0]);
                request.Content.Headers.TryAddWithoutValidation(pair[0], pair[1]);
            }
            else
            {
                request.Headers.TryAddWithoutValidation(pair[0], pair[1]);
            }
        }

        using var response = await _client!.SendAsync(request);
        var bytes = await response.Content.ReadAsByteArrayAsync();
        var all = response.Headers.Concat(response.Content.Headers).ToDictionary(item => item.Key, item => string.Join(",", item.Value), StringComparer.OrdinalIgnoreCase);
        return new Answer((int)response.StatusCode, all, bytes);
    }

    public Task<Answer> GetAsync(string url, params string[] headers) => SendAsync("GET", url, null, headers);

    /// <summary>Creates a row and gives its id.</summary>
    public async Task<Guid> CreateAsync(string set, string body)
    {
        var answer = await SendAsync("POST", set, body);
        Assert.Equal(204, answer.Status);
        var address = answer.Headers["OData-EntityId"];
        return Guid.Parse(address[(address.IndexOf('(', StringComparison.Ordinal) + 1)..^1]);
    }

    public async ValueTask DisposeAsync()
    {
        _client?.Dispose();
        _environment?.Dispose();
        await Task.CompletedTask;
        foreach (var file in new[] { _path, $"{_path}-wal", $"{_path}-shm" })
        {
            File.Delete(file);
        }
    }
}

/// <summary>An answer: status, headers and body.</summary>
public sealed record Answer(int Status, IReadOnlyDictionary<string, string> Headers, byte[] Body)
{
    public string Text => Encoding.UTF8.GetString(Body);

    public JsonElement Json => JsonElement.Parse(Body);

    public string ErrorCode => Json.GetProperty("error").GetProperty("code").GetString()!;

    public string ErrorMessage => Json.GetProperty("error").GetProperty("message").GetString()!;

    public IReadOnlyList<JsonElement> Rows => [.. Json.GetProperty("value").EnumerateArray()];

    public string? Value(string property) => Json.GetProperty(property).GetString();
}
