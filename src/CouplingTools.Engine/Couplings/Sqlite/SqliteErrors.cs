using CouplingTools.Engine.Couplings.Sql;
using Microsoft.Data.Sqlite;
using static SQLitePCL.raw;

namespace CouplingTools.Engine.Couplings.Sqlite;

/// <summary>Says what SQLite's errors mean to the owner of the store.</summary>
internal static class SqliteErrors
{
    public static bool IsBusy(this SqliteException error) => error.SqliteErrorCode is SQLITE_BUSY or SQLITE_LOCKED;

    public static bool IsUniqueViolation(this SqliteException error) => error.SqliteExtendedErrorCode == SQLITE_CONSTRAINT_UNIQUE;

    public static Exception Translate(SqliteException error, string path, CancellationToken cancellationToken) => error.SqliteErrorCode switch
    {
        SQLITE_INTERRUPT => new OperationCanceledException(error.Message, error, cancellationToken),
        // No statement of ours fails by itself: what it needs is not there any more.
        SQLITE_NOTADB or SQLITE_CORRUPT or SQLITE_ERROR or SQLITE_SCHEMA or SQLITE_MISMATCH or SQLITE_CONSTRAINT or SQLITE_TOOBIG =>
            StoredRows.Unreadable(path, error.Message, error),
        SQLITE_BUSY or SQLITE_LOCKED => Create("StoreBusy", ErrorClass.Transient, path, error),
        _ when error.SqliteExtendedErrorCode == SQLITE_IOERR_SHMSIZE => Create("StoreFull", ErrorClass.Configuration, path, error),
        SQLITE_FULL => Create("StoreFull", ErrorClass.Configuration, path, error),
        SQLITE_READONLY or SQLITE_CANTOPEN or SQLITE_PERM or SQLITE_AUTH or SQLITE_IOERR => Inaccessible(path, error),
        _ => error,
    };

    public static CouplingException Inaccessible(string path, Exception cause) => Create("StoreInaccessible", ErrorClass.Configuration, path, cause);

    private static CouplingException Create(string id, ErrorClass errorClass, string path, Exception cause)
    {
        object?[] arguments = [path, cause.Message];
        return new(id, errorClass, ErrorText.Message(id, arguments), ErrorText.Action(id, arguments), cause) { Target = path };
    }
}
