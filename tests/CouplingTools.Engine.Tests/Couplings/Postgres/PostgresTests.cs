using CouplingTools.Engine.Couplings;
using CouplingTools.Engine.Couplings.Postgres;
using CouplingTools.Engine.Couplings.Sql;
using Xunit;

namespace CouplingTools.Engine.Tests.Couplings.Postgres;

/// <summary>Tests of stores in a schema of their own.</summary>
public abstract class PostgresTests : IAsyncLifetime
{
    private readonly List<SqlCouplingStore> _opened = [];
    private ServerSchema? _schema;

    protected static CancellationToken Token => TestContext.Current.CancellationToken;

    private protected ServerSchema Schema => _schema!;

    private protected StoreScope Scope { get; } = Samples.Scope();

    public async ValueTask InitializeAsync() => _schema = await ServerSchema.CreateAsync();

    public async ValueTask DisposeAsync()
    {
        foreach (var store in _opened)
            await store.DisposeAsync();
        if (_schema is not null)
            await _schema.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    private protected async Task<SqlCouplingStore> OpenAsync(IReadOnlyList<SchemaMigration>? migrations = null, string settings = "", TimeSpan? lifetime = null)
    {
        var address = PostgresAddress.Parse(Schema.ConnectionString + settings);
        var store = await PostgresStore.OpenAsync(address, Scope, migrations ?? PostgresStore.Migrations, TimeProvider.System, Token, lifetime);
        _opened.Add(store);
        return store;
    }
}
