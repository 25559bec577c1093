using Npgsql;
using Xunit;

namespace CouplingTools.Engine.Tests.Couplings.Postgres;

/// <summary>A schema for one test in the database of the test run, which <c>tests/postgres.sh</c> starts; without a server the test is skipped.</summary>
internal sealed class ServerSchema : IAsyncDisposable
{
    public const string Variable = "COUPLING_POSTGRES";

    private static readonly string? s_server = Environment.GetEnvironmentVariable(Variable);

    private readonly string _name;

    private ServerSchema(string name) => _name = name;

    /// <summary>The connection string of a database user that works in this schema.</summary>
    public string ConnectionString => new NpgsqlConnectionStringBuilder(s_server) { SearchPath = _name, ApplicationName = Application }.ConnectionString;

    /// <summary>What the server knows the connections of this schema by.</summary>
    public string Application => _name;

    public static string Password => new NpgsqlConnectionStringBuilder(s_server).Password!;

    public static async Task<ServerSchema> CreateAsync()
    {
        Assert.SkipWhen(string.IsNullOrEmpty(s_server), $"{Variable} names no PostgreSQL server: run the tests with tests/postgres.sh.");
        var schema = new ServerSchema($"t{Guid.NewGuid():N}");
        await schema.ExecuteAsync($"CREATE SCHEMA {schema._name}");
        return schema;
    }

    /// <summary>Another program's connection to the schema.</summary>
    public async Task<NpgsqlConnection> ConnectAsync()
    {
        var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(ConnectionString) { Pooling = false }.ConnectionString);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        return connection;
    }

    public async Task ExecuteAsync(string sql)
    {
        await using var connection = await ConnectAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(CancellationToken.None);
    }

    public async ValueTask DisposeAsync() => await ExecuteAsync($"DROP SCHEMA {_name} CASCADE");
}
