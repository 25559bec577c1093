using CouplingTools.Engine.Couplings;
using System.Text;
using CouplingTools.Engine.Services.Http;
using CouplingTools.Sandbox;
using Xunit;

namespace CouplingTools.Engine.Tests.Synchronization.Running;

/// <summary>A sandbox, the coupling store that belongs to it, and people who work in both services.</summary>
internal sealed class World : IAsyncDisposable
{
    // Repetition would hide from a run most of what can go wrong with it.
    private static readonly ServiceOptions s_impatient = new() { Repeats = 0, Random = () => 0 };

    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("coupling-world-");
    private readonly SandboxEnvironment _sandbox;

    private World(DirectoryInfo? template)
    {
        foreach (var file in template?.GetFiles() ?? [])
            file.CopyTo(Path.Combine(_root.FullName, file.Name));
        _sandbox = SandboxEnvironment.Open(Path.Combine(_root.FullName, "world.sandbox"), TimeProvider.System);
    }

    private World(DirectoryInfo root, SandboxEnvironment sandbox) => (_root, _sandbox) = (root, sandbox);

    /// <summary>The people's own session: it keeps no couplings.</summary>
    public Users Users { get; private set; } = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>A new world; empty unless told otherwise.</summary>
    public static async Task<World> CreateAsync(SandboxOptions? options = null)
    {
        var root = Directory.CreateTempSubdirectory("coupling-world-");
        var path = Path.Combine(root.FullName, "world.sandbox");
        await SandboxFile.CreateAsync(path, options ?? new SandboxOptions(0, 0), TimeProvider.System, Cancellation);
        return await new World(root, SandboxEnvironment.Open(path, TimeProvider.System)).PeopledAsync();
    }

    /// <summary>A world whose files are as this one's are now. Nothing may be written meanwhile.</summary>
    public async Task<World> CopyAsync() => await Open(Snapshot()).PeopledAsync();

    /// <summary>The files as they are now, as a disk would keep them through a power failure.</summary>
    public DirectoryInfo Snapshot()
    {
        var copy = Directory.CreateDirectory(Path.Combine(_root.FullName, Guid.NewGuid().ToString("N")));
        foreach (var file in _root.GetFiles().Where(file => !file.Name.EndsWith("-shm", StringComparison.Ordinal)))
        {
            // The mark of a run under way stays behind, and nobody holds it any more.
            if (file.Extension == ".run")
                File.Create(Path.Combine(copy.FullName, file.Name)).Dispose();
            else
                file.CopyTo(Path.Combine(copy.FullName, file.Name));
        }

        return copy;
    }

    public static async Task<World> OpenAsync(DirectoryInfo snapshot) => await Open(snapshot).PeopledAsync();

    public Task<CouplingSession> OpenSessionAsync(
        Func<HttpMessageHandler, HttpMessageHandler>? wrap = null, string store = "couplings.db", ServiceOptions? services = null,
        Func<SessionOptions, SessionOptions>? adjust = null, params string[] mappings)
    {
        var options = Options(wrap?.Invoke(_sandbox.CreateHandler()) ?? _sandbox.CreateHandler(), store, services ?? s_impatient, mappings);
        return CouplingSession.OpenAsync(adjust?.Invoke(options) ?? options, Cancellation);
    }

    /// <summary>Where a file of this world is.</summary>
    public string PathOf(string name) => Path.Combine(_root.FullName, name);

    /// <summary>The way to both services, past any session.</summary>
    public HttpMessageHandler CreateHandler() => _sandbox.CreateHandler();

    /// <summary>Adds a row to a table of Business Central that no mapping writes.</summary>
    public async Task PostAsync(string table, string row)
    {
        using var client = new HttpClient(_sandbox.CreateHandler());
        using var content = new StringContent(row, Encoding.UTF8, "application/json");
        var response = await client.PostAsync(new Uri($"{SandboxEnvironment.BusinessCentralUrl}/api/v2.0/companies({_sandbox.CompanyId})/{table}"), content, Cancellation);
        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync(Cancellation));
    }

    /// <summary>Every operation the services were asked for after the one with the number given.</summary>
    public IReadOnlyList<SandboxOperation> LogAfter(long sequence) => [.. _sandbox.ReadLog().Where(entry => entry.Sequence > sequence)];

    /// <summary>Those of them that write rows.</summary>
    public IReadOnlyList<SandboxOperation> WritesAfter(long sequence) =>
        [.. LogAfter(sequence).Where(entry => entry.Method != "GET" && entry.Table != "$batch")];

    public long LastLogged => _sandbox.ReadLog(1) is [var last] ? last.Sequence : 0;

    public async ValueTask DisposeAsync()
    {
        await Users.DisposeAsync();
        _sandbox.Dispose();
        _root.Delete(recursive: true);
    }

    private static World Open(DirectoryInfo snapshot) => new(snapshot);

    private async Task<World> PeopledAsync()
    {
        Users = new Users(await OpenSessionAsync(store: "people.db"));
        return this;
    }

    private SessionOptions Options(HttpMessageHandler handler, string store, ServiceOptions services, string[] mappings) => new()
    {
        Name = "world",
        BusinessCentralUrl = SandboxEnvironment.BusinessCentralUrl,
        DataverseUrl = SandboxEnvironment.DataverseUrl,
        Handler = handler,
        Store = StoreAddress.OfFile(Path.Combine(_root.FullName, store)),
        MappingDirectories = [Path.Combine(AppContext.BaseDirectory, "mappings"), .. mappings],
        IsSandbox = true,
        Services = services,
    };
}
