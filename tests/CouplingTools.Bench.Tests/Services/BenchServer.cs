using CouplingTools.Bench.Tests.Crashes;
using CouplingTools.Module.Tests.Hosting;

namespace CouplingTools.Bench.Tests.Services;

/// <summary>A server process without records, that answers no faster than real services, with a folder of its own and a way to ask it plainly.</summary>
internal sealed class BenchServer : IDisposable
{
    private const string Secret = "s3cret-of-the-bench";

    private readonly TemporaryFolder _folder = new();

    private BenchServer()
    {
        Process = new ServerProcess(Sandbox, Secret, "--latency-ms", "5", "--latency-row-us", "2000");
        Services = new PlainServices(Process);
    }

    public ServerProcess Process { get; }

    public PlainServices Services { get; }

    public string Sandbox => PathOf("server.sandbox");

    public static async Task<BenchServer> StartAsync(int seed)
    {
        var server = new BenchServer();
        await server.Process.CreateAsync($"0,0,0,{seed}");
        return server;
    }

    public string PathOf(string file) => Path.Combine(_folder.Path, file);

    /// <summary>The work of a shell that reaches the server at an address.</summary>
    public ShellScript Script(Uri address, string store) => new(_folder, address, store, Secret);

    public void Dispose()
    {
        Services.Dispose();
        Process.Dispose();
        _folder.Dispose();
    }
}
