using System.Text.RegularExpressions;
using CouplingTools.Engine.Couplings.Postgres;
using CouplingTools.Engine.Couplings.Sql;
using CouplingTools.Engine.Couplings.Sqlite;

namespace CouplingTools.Engine.Couplings;

/// <summary>Where couplings are kept: a SQLite file, or a database of a PostgreSQL server. Its text holds no password.</summary>
public sealed partial class StoreAddress
{
    private readonly PostgresAddress? _server;

    private StoreAddress(string name, PostgresAddress? server) => (Name, _server) = (name, server);

    /// <summary>The file's path, or the server and its database.</summary>
    public string Name { get; }

    internal bool HasPassword => _server?.HasPassword == true;

    /// <summary>A file.</summary>
    /// <param name="path">Its full path.</param>
    public static StoreAddress OfFile(string path) => new(path, null);

    /// <summary>A connection string of PostgreSQL.</summary>
    /// <param name="connectionString"><c>postgresql://user@host/database</c>, or <c>Host=host;Database=database;Username=user</c>.</param>
    /// <exception cref="CouplingException"><c>StoreAddressInvalid</c>.</exception>
    public static StoreAddress OfServer(string connectionString)
    {
        var server = PostgresAddress.Parse(connectionString);
        return new(server.Name, server);
    }

    /// <summary>Tells a connection string from a path.</summary>
    /// <param name="text">Either.</param>
    public static bool IsServer(string text) => PostgresUri.IsUri(text) || Keyword().IsMatch(text);

    /// <inheritdoc/>
    public override string ToString() => Name;

    internal Task<SqlCouplingStore> OpenAsync(StoreScope scope, TimeProvider time, CancellationToken cancellationToken) => _server is { } server
        ? PostgresStore.OpenAsync(server, scope, time, cancellationToken)
        : SqliteStore.OpenAsync(Name, scope, time, cancellationToken);

    [GeneratedRegex(@"(^|;)\s*(host|server)\s*=", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Keyword();
}
