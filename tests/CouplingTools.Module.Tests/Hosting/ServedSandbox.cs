using System.Collections.Concurrent;
using System.Text.Json;

namespace CouplingTools.Module.Tests.Hosting;

/// <summary>A sandbox behind a socket, and the identity provider that gives out its tokens.</summary>
internal sealed class ServedSandbox : IDisposable
{
    public const string ClientId = "3d5f1f7c-55c0-4b5e-8a59-6b7ac1c1a001";
    public const string ClientSecret = "s3cret-of-the-test";
    private readonly TemporaryFolder? _folder;
    private readonly string _address;
    private readonly HttpClient _identity = new();
    private readonly ConcurrentBag<string> _issued = [];

    private ServedSandbox(TemporaryFolder? folder, string file, IEnumerable<string> arguments)
    {
        _folder = folder;
        File = file;
        _address = ServerShelf.Serve(["--file", file, "--client-id", ClientId, "--client-secret", ClientSecret, .. arguments]);
        Root = _address.Replace("127.0.0.1", "localhost", StringComparison.Ordinal);
    }

    public string File { get; }

    public string Root { get; }

    public string BusinessCentralUrl => Root + "/v2.0/contoso.com/Production";

    /// <summary>Every token that was given out.</summary>
    public IReadOnlyCollection<string> Issued => _issued;

    /// <summary>Serves a new sandbox.</summary>
    public static ServedSandbox Create(params string[] arguments)
    {
        var folder = new TemporaryFolder();
        return new ServedSandbox(folder, Path.Combine(folder.Path, "server.sandbox"), ["--create", "10,0,50,1", .. arguments]);
    }

    /// <summary>Serves a sandbox that there is.</summary>
    public static ServedSandbox Of(string file, params string[] arguments) => new(null, file, arguments);

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
        using var response = _identity.Send(request);
        using var document = JsonDocument.Parse(response.EnsureSuccessStatusCode().Content.ReadAsStream());
        var token = document.RootElement.GetProperty("access_token").GetString()!;
        _issued.Add(token);
        return token;
    }

    /// <summary>How many requests have arrived.</summary>
    public int Requests()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, Root + "/sandbox/statistics");
        using var response = _identity.Send(request);
        using var document = JsonDocument.Parse(response.EnsureSuccessStatusCode().Content.ReadAsStream());
        return document.RootElement.EnumerateObject().Sum(service => service.Value.GetProperty("requests").GetInt32());
    }

    public void Dispose()
    {
        ServerShelf.Stop(_address);
        _identity.Dispose();
        _folder?.Dispose();
    }
}
