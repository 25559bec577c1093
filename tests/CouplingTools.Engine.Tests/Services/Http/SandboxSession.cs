using CouplingTools.Engine.Couplings;
using CouplingTools.Sandbox;
using Xunit;

namespace CouplingTools.Engine.Tests.Services.Http;

/// <summary>A session on a new sandbox of its own.</summary>
internal sealed class SandboxSession : IAsyncDisposable
{
    private readonly DirectoryInfo _folder;
    private readonly SandboxEnvironment _sandbox;

    private SandboxSession(DirectoryInfo folder, SandboxEnvironment sandbox, CouplingSession session)
    {
        _folder = folder;
        _sandbox = sandbox;
        Session = session;
    }

    public CouplingSession Session { get; }

    public static async Task<SandboxSession> OpenAsync(int customers, Func<HttpMessageHandler, HttpMessageHandler> around)
    {
        var stop = TestContext.Current.CancellationToken;
        var folder = Directory.CreateTempSubdirectory("coupling-sandbox-");
        var path = Path.Combine(folder.FullName, "test.sandbox");
        await SandboxFile.CreateAsync(path, new SandboxOptions(customers, Contacts: 0, OverlapPercent: 0), TimeProvider.System, stop);
        var sandbox = SandboxEnvironment.Open(path, TimeProvider.System);
        var session = await CouplingSession.OpenAsync(
            new SessionOptions
            {
                Name = "test",
                BusinessCentralUrl = SandboxEnvironment.BusinessCentralUrl,
                Company = sandbox.CompanyName,
                DataverseUrl = SandboxEnvironment.DataverseUrl,
                Handler = around(sandbox.CreateHandler()),
                Store = StoreAddress.OfFile(Path.Combine(folder.FullName, "store.db")),
                MappingDirectories = [Path.Combine(AppContext.BaseDirectory, "mappings")],
                IsSandbox = true,
            },
            stop);
        return new SandboxSession(folder, sandbox, session);
    }

    public async ValueTask DisposeAsync()
    {
        await Session.DisposeAsync();
        _sandbox.Dispose();
        _folder.Delete(recursive: true);
    }
}
