using CouplingTools.Engine.Couplings;
using CouplingTools.Engine.Couplings.Postgres;
using Xunit;

namespace CouplingTools.Engine.Tests.Couplings.Postgres;

public sealed class PostgresStoreContractTests : LeaseContract, IAsyncLifetime
{
    private ServerSchema? _schema;

    public async ValueTask InitializeAsync() => _schema = await ServerSchema.CreateAsync();

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        if (_schema is not null)
            await _schema.DisposeAsync();
    }

    private protected override async Task<ICouplingStore> OpenAsync(StoreScope scope) =>
        await PostgresStore.OpenAsync(PostgresAddress.Parse(_schema!.ConnectionString), scope, TimeProvider.System, Token);
}
