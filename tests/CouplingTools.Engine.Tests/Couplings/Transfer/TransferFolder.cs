using CouplingTools.Engine.Couplings;
using CouplingTools.Engine.Couplings.Companies;
using CouplingTools.Engine.Couplings.Sqlite;
using CouplingTools.Engine.Couplings.Transfer;
using CouplingTools.Engine.Mappings;
using CouplingTools.Engine.Services;
using CouplingTools.Engine.Services.Http;
using Xunit;

namespace CouplingTools.Engine.Tests.Couplings.Transfer;

/// <summary>A folder for stores of one environment and a state file that goes from one to the other.</summary>
internal sealed class TransferFolder : IDisposable
{
    private static readonly MappingCatalog s_catalog = MappingCatalog.Load(System.IO.Path.Combine(AppContext.BaseDirectory, "mappings"), []);
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("coupling-state-");

    public static StoreScope Scope { get; } = Samples.Scope() with { Place = new StorePlace("host/production", "CRONUS", "org.example") };

    public string State => Path("state.jsonl");

    public IEnumerable<string> Files => _directory.GetFiles().Select(file => file.Name);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public string Path(string name) => System.IO.Path.Combine(_directory.FullName, name);

    public async Task<ICouplingStore> OpenAsync(string name) => await SqliteStore.OpenAsync(Path(name), Scope, TimeProvider.System, Token);

    public static Task ExportAsync(ICouplingStore store, string path, bool replaces = false) => new StateExporter(WorkspaceOf(store), Scope).ExportAsync(path, null, replaces, Token);

    public static Task<CouplingState?> ImportAsync(ICouplingStore store, string path) =>
        new StateImporter(WorkspaceOf(store), Scope).ImportAsync(path, takesForeign: false, _ => Task.FromResult(true), Token);

    public void Dispose() => _directory.Delete(recursive: true);

    private static Workspace WorkspaceOf(ICouplingStore store) => new(null!, null!, store, s_catalog, TimeProvider.System, Guid.NewGuid, new ServiceNotices())
    {
        Retention = TimeSpan.FromDays(1),
        SuspendAfter = 3,
        Companies = new SalesCompanies(null!, Scope.CompanyId, "CRONUS"),
    };
}
