using CouplingTools.Engine.Couplings;

namespace CouplingTools.Engine.Tests.Couplings.Sqlite;

public sealed class SqliteStoreContractTests : LeaseContract
{
    private readonly StoreDirectory _directory = new();

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        _directory.Dispose();
    }

    private protected override async Task<ICouplingStore> OpenAsync(StoreScope scope) => await _directory.OpenAsync(scope);
}
