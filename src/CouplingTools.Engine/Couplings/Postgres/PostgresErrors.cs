using System.Data.Common;
using System.Net.Sockets;
using CouplingTools.Engine.Couplings.Sql;
using Npgsql;

namespace CouplingTools.Engine.Couplings.Postgres;

/// <summary>Says what PostgreSQL's errors mean to the owner of the store. None of its messages repeats a password.</summary>
internal static class PostgresErrors
{
    private const string IdleInTransaction = "25P03";

    public static bool IsLostRace(Exception error) =>
        error is LostRaceException or PostgresException { SqlState: PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.SerializationFailure };

    /// <summary>Whether a connection was lost before anything was committed over it.</summary>
    public static bool IsBrokenConnection(Exception error) => error switch
    {
        PostgresException { SqlState: PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown or IdleInTransaction } => true,
        PostgresException => false,
        NpgsqlException { InnerException: IOException or SocketException { SocketErrorCode: not SocketError.ConnectionRefused } } => true,
        _ => false,
    };

    public static Exception Translate(Exception error, string store) => error switch
    {
        CommitLostException { InnerException: { } cause } => Translate(cause, store),
        LostRaceException => Create("StoreBusy", "StoreServerBusy", ErrorClass.Transient, store, error),
        PostgresException server => Translate(server, store),
        NpgsqlException { InnerException: TimeoutException } => Create("StoreBusy", "StoreServerBusy", ErrorClass.Transient, store, error),
        TimeoutException => Create("StoreBusy", "StoreServerBusy", ErrorClass.Transient, store, error),
        NpgsqlException => Create("StoreInaccessible", "StoreServerLost", ErrorClass.Transient, store, error.InnerException ?? error),
        DbException => Create("StoreInaccessible", "StoreServerLost", ErrorClass.Transient, store, error),
        _ => error,
    };

    private static Exception Translate(PostgresException error, string store) => error.SqlState switch
    {
        PostgresErrorCodes.LockNotAvailable or PostgresErrorCodes.QueryCanceled or PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.SerializationFailure =>
            Create("StoreBusy", "StoreServerBusy", ErrorClass.Transient, store, error),
        PostgresErrorCodes.TooManyConnections => Create("StoreBusy", "StoreServerFull", ErrorClass.Transient, store, error),
        PostgresErrorCodes.DiskFull or PostgresErrorCodes.OutOfMemory => Create("StoreFull", "StoreServerDiskFull", ErrorClass.Configuration, store, error),
        PostgresErrorCodes.DataCorrupted or PostgresErrorCodes.IndexCorrupted => Create("StoreUnreadable", "StoreServerDamaged", ErrorClass.Configuration, store, error),
        PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown or PostgresErrorCodes.CannotConnectNow or IdleInTransaction =>
            Create("StoreInaccessible", "StoreServerLost", ErrorClass.Transient, store, error),
        PostgresErrorCodes.UndefinedTable or PostgresErrorCodes.UndefinedColumn => Create("StoreUnreadable", "StoreServerDamaged", ErrorClass.Configuration, store, error),
        PostgresErrorCodes.InvalidSchemaName => Create("StoreInaccessible", "StoreServerNoSchema", ErrorClass.Configuration, store, error),
        PostgresErrorCodes.InvalidCatalogName or PostgresErrorCodes.InsufficientPrivilege or PostgresErrorCodes.ReadOnlySqlTransaction =>
            Create("StoreInaccessible", "StoreServerRefused", ErrorClass.Configuration, store, error),
        ['2', '8', ..] or ['0', '8', ..] or ['2', '2', ..] => Create("StoreInaccessible", "StoreServerRefused", ErrorClass.Configuration, store, error),
        _ => error,
    };

    public static CouplingException Create(string id, string text, ErrorClass errorClass, string store, Exception? cause)
    {
        object?[] arguments = [store, cause is PostgresException server ? server.MessageText : cause?.Message];
        return new(id, errorClass, ErrorText.Message(text, arguments), ErrorText.Action(text, arguments), cause) { Target = store };
    }
}
