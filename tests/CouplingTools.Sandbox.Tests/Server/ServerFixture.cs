using System.Net.Http.Headers;
using System.Text;
using CouplingTools.Sandbox.Server;
using CouplingTools.Sandbox.Tests.Dataverse;
using CouplingTools.Sandbox.Tests.Faults;

namespace CouplingTools.Sandbox.Tests.Server;

/// <summary>A sandbox behind a socket, and an HttpClient with a token that both services accept.</summary>
public sealed class ServerFixture : IAsyncDisposable
{
    private readonly string _path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.sandbox");
    private SandboxServer? _server;

    public RecordingTime Time { get; } = new(new DateTimeOffset(2025, 6, 2, 10, 0, 0, TimeSpan.Zero));

    public SandboxServer Server => _server!;

    public SandboxEnvironment Environment => Server.Environment;

    public HttpClient Client { get; } = new();

    /// <summary>Address of the company in Business Central.</summary>
    public string Company => $"{Server.BusinessCentralUrl}/api/v2.0/companies({Environment.CompanyId})/";

    /// <summary>Address of the Web API.</summary>
    public string Sales => $"{Server.DataverseUrl}api/data/v9.2/";

    public static async Task<ServerFixture> OpenAsync(Func<SandboxServerOptions, SandboxServerOptions>? options = null, int customers = 0)
    {
        var fixture = new ServerFixture();
        await SandboxFile.CreateAsync(fixture._path, new SandboxOptions(customers, 0), fixture.Time, CancellationToken.None);
        var given = new SandboxServerOptions(fixture._path) { Time = fixture.Time };
        fixture._server = await SandboxServer.StartAsync(options?.Invoke(given) ?? given, CancellationToken.None);
        fixture.Client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", fixture.Server.IssueToken());
        return fixture;
    }

    /// <summary>Sends a request; headers are written as "Name: value", and replace those every request has.</summary>
    public async Task<Answer> SendAsync(string method, string url, string? body = null, params string[] headers)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), url);
        if (body is not null)
            request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        foreach (var pair in headers.Select(h => h.Split(": ", 2)))
            request.Headers.TryAddWithoutValidation(pair[0], pair[1]);
        using var response = await Client.SendAsync(request);
        var all = response.Headers.Concat(response.Content.Headers).ToDictionary(h => h.Key, h => string.Join(",", h.Value), StringComparer.OrdinalIgnoreCase);
        return new Answer((int)response.StatusCode, all, await response.Content.ReadAsByteArrayAsync());
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await Server.DisposeAsync();
        foreach (var file in new[] { _path, $"{_path}-wal", $"{_path}-shm" })
            File.Delete(file);
    }
}
