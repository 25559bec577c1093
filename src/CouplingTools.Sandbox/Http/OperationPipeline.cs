using CouplingTools.Sandbox.Log;
using CouplingTools.Sandbox.Storage;

namespace CouplingTools.Sandbox.Http;

/// <summary>Runs operations: transaction, service, log.</summary>
internal sealed class OperationPipeline(SandboxDatabase database, OperationLog log, TimeProvider time)
{
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
            var response = service.HandleBatch(request, new BatchRunner(this, service, batch), cancellationToken);
            status = response.Status;
            return response;
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
        LogEntry entry;
        SandboxResponse response;
        using (var session = request.IsRead ? database.OpenRead() : database.OpenWrite())
        {
            (response, entry) = RunIn(session, service, request, started);
            if (session.Writes && response.Succeeded)
            {
                log.Write(session, entry);
                session.Commit();
                return response;
            }
        }
        log.Add(entry);
        return response;
    }

    /// <summary>Runs several operations in one transaction: all of them, or none. Stops at the first that fails.</summary>
    public IReadOnlyList<SandboxResponse> RunTogether(ISandboxService service, IEnumerable<SandboxRequest> requests, Action<SandboxResponse>? answered)
    {
        var entries = new List<LogEntry>();
        var responses = new List<SandboxResponse>();
        using (var session = database.OpenWrite())
        {
            foreach (var request in requests)
            {
                var (response, entry) = RunIn(session, service, request, time.GetTimestamp());
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
        foreach (var entry in entries)
            log.Add(entry);
        return responses;
    }

    private (SandboxResponse Response, LogEntry Entry) RunIn(SandboxSession session, ISandboxService service, SandboxRequest request, long started)
    {
        var operation = new Operation(session, time.GetUtcNow());
        var response = service.Handle(request, operation);
        var entry = new LogEntry(
            operation.Now, service.Name, request.Method, operation.Table, operation.Id, response.Status, time.GetElapsedTime(started), request.Batch,
            request.Url.PathAndQuery);
        return (response, entry);
    }
}
