using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json;

namespace CouplingTools.Module.Tests.Hosting;

/// <summary>The sandbox server as a process of its own, with a new sandbox.</summary>
internal sealed class ServerProcess : IDisposable
{
    public const string ClientId = "3d5f1f7c-55c0-4b5e-8a59-6b7ac1c1a001";
    public const string ClientSecret = "s3cret-of-the-test";
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);
    private readonly TemporaryFolder _folder = new();
    private readonly Process _process;
    private readonly HttpClient _identity = new();
    private readonly ConcurrentBag<string> _issued = [];

    private ServerProcess(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, UseShellExecute = false };
        string[] all =
        [
            Layout.ServerProgram, "--file", Path.Combine(_folder.Path, "server.sandbox"), "--create", "10,0,50,1",
            "--client-id", ClientId, "--client-secret", ClientSecret, .. arguments,
        ];
        foreach (var argument in all)
            start.ArgumentList.Add(argument);
        _process = Process.Start(start)!;
    }

    public string Root { get; private set; } = string.Empty;

    public string BusinessCentralUrl => Root + "/v2.0/contoso.com/Production";

    /// <summary>Every token that was given out.</summary>
    public IReadOnlyCollection<string> Issued => _issued;

    public static async Task<ServerProcess> StartAsync(params string[] arguments)
    {
        var server = new ServerProcess(arguments);
        var line = await server._process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken).AsTask().WaitAsync(s_patience);
        server.Root = Assert.IsType<string>(line).TrimEnd('/').Replace("127.0.0.1", "localhost", StringComparison.Ordinal);
        return server;
    }

    /// <summary>A new token for a resource, as the identity provider gives it out to the application.</summary>
    public string Token(string resource)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Root + "/contoso.com/oauth2/v2.0/token")
        {
            Content = new FormUrlEncodedContent(new Dictionary<string, string>
            {
                ["grant_type"] = "client_credentials",
                ["client_id"] = ClientId,
                ["client_secret"] = ClientSecret,
                ["scope"] = resource + "/.default",
            }),
        };
        using var response = _identity.Send(request, TestContext.Current.CancellationToken);
        using var document = JsonDocument.Parse(response.EnsureSuccessStatusCode().Content.ReadAsStream());
        var token = document.RootElement.GetProperty("access_token").GetString()!;
        _issued.Add(token);
        return token;
    }

    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill(entireProcessTree: true);
        _process.WaitForExit();
        _process.Dispose();
        _identity.Dispose();
        _folder.Dispose();
    }
}
