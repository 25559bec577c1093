using Microsoft.Data.Sqlite;

namespace CouplingTools.Sandbox.Storage;

/// <summary>Tells what a damaged file makes of the work on it from what is merely a defect of this program.</summary>
internal sealed class DamageGuard(string path)
{
    private const int Busy = 5;
    private const int Locked = 6;

    /// <exception cref="SandboxDamagedException">The file is to blame.</exception>
    public T Run<T>(Func<T> work)
    {
        try
        {
            return work();
        }
        catch (Exception failure) when (IsDamage(failure))
        {
            throw new SandboxDamagedException(path, failure);
        }
    }

    /// <inheritdoc cref="Run"/>
    public async Task<T> RunAsync<T>(Func<Task<T>> work)
    {
        try
        {
            return await work().ConfigureAwait(false);
        }
        catch (Exception failure) when (IsDamage(failure))
        {
            throw new SandboxDamagedException(path, failure);
        }
    }

    private bool IsDamage(Exception failure) => failure switch
    {
        SqliteException error => error.SqliteErrorCode is not (Busy or Locked),
        HttpRequestException or IOException or OperationCanceledException or ObjectDisposedException => false,
        _ => !IsSound(),
    };

    private bool IsSound()
    {
        try
        {
            using var connection = new SandboxConnection(path, SqliteOpenMode.ReadOnly);
            return connection.Scalar("PRAGMA integrity_check(1)") is "ok";
        }
        catch (SqliteException)
        {
            return false;
        }
    }
}
