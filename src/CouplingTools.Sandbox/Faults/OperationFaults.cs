using CouplingTools.Sandbox.Http;
using CouplingTools.Sandbox.Storage;

namespace CouplingTools.Sandbox.Faults;

/// <summary>
/// The faults that strike the operations of one transaction. What others do meanwhile, and the draws, remain when the transaction is undone, because
/// otherwise a repeated write would be refused for ever.
/// </summary>
internal sealed class OperationFaults(FaultScript script, ISandboxService service)
{
    private readonly Dictionary<string, int> _draws = new(StringComparer.Ordinal);
    private readonly List<SandboxRequest> _edited = [];

    /// <summary>Called before an operation: another user may change its row.</summary>
    public void Before(SandboxRequest request, Operation operation)
    {
        if (!NamesVersion(request) || Find(request, SandboxFaultKind.StaleVersion) is not { } fault || !Strikes(operation.Session, fault))
            return;
        service.Touch(request, operation);
        _edited.Add(request);
    }

    /// <summary>Called with the row an operation is about to write: the service may change what the client gave.</summary>
    public void Rewrite(SandboxRequest request, SandboxSession session, Row row)
    {
        foreach (var fault in request.Faults.OfOperations.Where(f => f.Kind == SandboxFaultKind.Rewrite))
        {
            if (Rewriting.Column(row.Table, fault) is { } column && Strikes(session, fault))
                Rewriting.Apply(row, column, fault, service.Name);
        }
    }

    /// <summary>Called after the transaction was undone.</summary>
    public void Redo(SandboxDatabase database, DateTimeOffset now)
    {
        if (_draws.Count == 0 && _edited.Count == 0)
            return;
        using var session = database.OpenWrite();
        foreach (var (key, count) in _draws)
            FaultTable.Count(session, key, count);
        foreach (var request in _edited)
            service.Touch(request, new Operation(session, now + request.Faults.Skew));
        session.Commit();
    }

    private static bool NamesVersion(SandboxRequest request) => !request.IsRead && request.Headers["If-Match"] is { Length: > 0 } version && version != "*";

    private static SandboxFault? Find(SandboxRequest request, SandboxFaultKind kind) => request.Faults.OfOperations.FirstOrDefault(f => f.Kind == kind);

    private bool Strikes(SandboxSession session, SandboxFault fault)
    {
        if (fault.Percent < 100)
        {
            _draws[fault.Key] = _draws.GetValueOrDefault(fault.Key) + 1;
            if (!FaultDraw.Of(fault, FaultTable.Count(session, fault.Key)).Strikes(fault.Percent))
                return false;
        }
        script.Struck(service.Name, fault.Kind);
        return true;
    }
}
