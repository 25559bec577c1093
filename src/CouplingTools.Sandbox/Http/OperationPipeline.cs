using CouplingTools.Sandbox.Faults;
using CouplingTools.Sandbox.Log;
using CouplingTools.Sandbox.Storage;

namespace CouplingTools.Sandbox.Http;

/// <summary>Runs operations: transaction, service, log.</summary>
internal sealed class OperationPipeline(SandboxDatabase database, OperationLog log, FaultScript script, TimeProvider time)
{
    /// <summary>An HTTP request begins.</summary>
    public void Enter() => log.Enter();

    /// <summary>An HTTP request is about to be answered.</summary>
    public Task LeaveAsync() => log.LeaveAsync();

    /// <summary>Runs an HTTP request: an operation of its own, or a batch of them.</summary>
    public SandboxResponse Run(ISandboxService service, SandboxRequest request, bool isBatch, CancellationToken cancellationToken)
    {
        if (!isBatch || request.Method != "POST")
            return RunOne(service, request);
        var started = time.GetTimestamp();
        var entry = new LogEntry(time.GetUtcNow(), service.Name, request.Method, "$batch", null, 0, TimeSpan.Zero, null, request.Url.PathAndQuery);
        var batch = log.BeginBatch(entry);
        var status = 500;
        try
        {
            var runner = new BatchRunner(this, service, request, batch);
            var response = service.HandleBatch(request, runner, cancellationToken);
            status = response.Status;
            return response with { Rows = runner.Rows };
        }
        finally
        {
            log.EndBatch(batch, status, time.GetElapsedTime(started));
        }
    }

    /// <summary>Runs one operation in a transaction of its own.</summary>
    public SandboxResponse RunOne(ISandboxService service, SandboxRequest request)
    {
        var started = time.GetTimestamp();
        var faults = new OperationFaults(script, service);
        LogEntry entry;
        SandboxResponse response;
        using (var session = request.IsRead ? database.OpenRead() : database.OpenWrite())
        {
            (response, entry) = RunIn(session, service, request, faults, started);
            if (session.Writes && response.Succeeded)
            {
                log.Write(session, entry);
                session.Commit();
                return response;
            }
        }
        faults.Redo(database, time.GetUtcNow());
        log.Add(entry);
        return response;
    }

    /// <summary>Runs several operations in one transaction: all of them, or none. Stops at the first that fails.</summary>
    public IReadOnlyList<SandboxResponse> RunTogether(ISandboxService service, IEnumerable<SandboxRequest> requests, Action<SandboxResponse>? answered)
    {
        var faults = new OperationFaults(script, service);
        var entries = new List<LogEntry>();
        var responses = new List<SandboxResponse>();
        using (var session = database.OpenWrite())
        {
            foreach (var request in requests)
            {
                var (response, entry) = RunIn(session, service, request, faults, time.GetTimestamp());
                entries.Add(entry);
                responses.Add(response);
                answered?.Invoke(response);
                if (!response.Succeeded)
                    break;
            }
            if (responses.All(r => r.Succeeded))
            {
                foreach (var entry in entries)
                    log.Write(session, entry);
                session.Commit();
                return responses;
            }
        }
        faults.Redo(database, time.GetUtcNow());
        foreach (var entry in entries)
            log.Add(entry);
        return responses;
    }

    /// <summary>Refuses an HTTP request, which is logged as one operation.</summary>
    public SandboxResponse Refuse(ISandboxService service, SandboxRequest request, Refusal refusal)
    {
        var response = service.Refuse(refusal, request);
        log.Add(Entry(service, request, service.TableOf(request.Path), null, response, time.GetTimestamp()));
        return response;
    }

    private (SandboxResponse Response, LogEntry Entry) RunIn(
        SandboxSession session, ISandboxService service, SandboxRequest request, OperationFaults faults, long started)
    {
        var operation = new Operation(session, time.GetUtcNow() + request.Faults.Skew) { Rewrite = row => faults.Rewrite(request, session, row) };
        faults.Before(request, operation);
        var response = service.Handle(request, operation) with { Rows = operation.Rows };
        return (response, Entry(service, request, operation.Table, operation.Id, response, started));
    }

    private LogEntry Entry(ISandboxService service, SandboxRequest request, string table, Guid? id, SandboxResponse response, long started) =>
        new(time.GetUtcNow(), service.Name, request.Method, table, id, response.Status, time.GetElapsedTime(started), request.Batch, request.Url.PathAndQuery);
}
