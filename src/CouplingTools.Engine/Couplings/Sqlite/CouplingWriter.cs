using CouplingTools.Engine.Couplings.Encoding;
using Microsoft.Data.Sqlite;

namespace CouplingTools.Engine.Couplings.Sqlite;

/// <summary>Writes couplings of one scope within one transaction.</summary>
internal sealed class CouplingWriter(SqliteTransaction transaction, long scope, DateTimeOffset now) : IDisposable
{
    private const string Insert =
        """
        INSERT INTO couplings (scope, mapping, business_central_id, sales_id, number, name, status, last_outcome, last_reason,
            last_error, business_central_version, sales_version, last_synchronized_at, failure, coupled_at)
        VALUES (@1, @2, @3, @4, @5, @6, @7, @8, @9, @10, @11, @12, @13, @14, @15) RETURNING id
        """;

    // The columns of the indexes are left out where they keep their value: to rewrite an index costs as much as all the rest.
    private const string UpdateState =
        """
        UPDATE couplings SET name = @6, status = @7, last_outcome = @8, last_reason = @9, last_error = @10,
            business_central_version = @11, sales_version = @12, last_synchronized_at = @13, failure = @14
        WHERE scope = @1 AND mapping = @2 AND id = @15
            AND business_central_id = @3 AND sales_id = @4 AND number COLLATE BINARY IS @5
        """;

    private const string UpdateAll =
        """
        UPDATE couplings SET business_central_id = @3, sales_id = @4, number = @5, name = @6, status = @7, last_outcome = @8,
            last_reason = @9, last_error = @10, business_central_version = @11, sales_version = @12, last_synchronized_at = @13, failure = @14
        WHERE scope = @1 AND mapping = @2 AND id = @15
        """;

    private readonly PreparedStatement _insert = new(transaction, Insert, 15);
    private readonly PreparedStatement _updateState = new(transaction, UpdateState, 15);
    private readonly PreparedStatement _updateAll = new(transaction, UpdateAll, 15);

    /// <summary>Stores a coupling and returns it as stored; <see langword="null"/> when somebody removed it meanwhile.</summary>
    /// <exception cref="CouplingConflictException">One of the records is coupled already.</exception>
    public StoredCoupling? Store(StoredCoupling coupling)
    {
        try
        {
            return coupling.Id == 0 ? Add(coupling) : Change(coupling);
        }
        catch (SqliteException error) when (error.IsUniqueViolation())
        {
            if (CouplingReader.FindRival(transaction.Connection!, scope, coupling) is { } existing)
                throw new CouplingConflictException(coupling, existing);
            throw;
        }
    }

    public void Dispose()
    {
        _insert.Dispose();
        _updateState.Dispose();
        _updateAll.Dispose();
    }

    private StoredCoupling Add(StoredCoupling coupling)
    {
        var made = coupling with { CoupledAt = coupling.CoupledAt == default ? now : coupling.CoupledAt };
        return made with { Id = _insert.Insert([.. State(made), StoreTime.Write(made.CoupledAt)]) };
    }

    private StoredCoupling? Change(StoredCoupling coupling)
    {
        object?[] values = [.. State(coupling), coupling.Id];
        return _updateState.Execute(values) > 0 || _updateAll.Execute(values) > 0 ? coupling : null;
    }

    private object?[] State(StoredCoupling coupling) =>
    [
        scope, coupling.Mapping, coupling.BusinessCentralId.ToString("D"), coupling.SalesId.ToString("D"),
        coupling.Number, coupling.Name, coupling.Status.ToString(), coupling.LastOutcome?.ToString(), coupling.LastReason,
        coupling.LastError, coupling.BusinessCentralVersion, coupling.SalesVersion, StoreTime.Write(coupling.LastSynchronizedAt),
        StoreJson.Write(coupling.Failure),
    ];
}
