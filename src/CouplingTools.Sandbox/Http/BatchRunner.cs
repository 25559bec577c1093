namespace CouplingTools.Sandbox.Http;

/// <summary>Runs the operations of one batch, logged as parts of it.</summary>
internal sealed class BatchRunner(OperationPipeline pipeline, ISandboxService service, SandboxRequest request, long batch)
{
    /// <summary>How many rows its operations have read or written.</summary>
    public int Rows { get; private set; }

    /// <summary>Runs one operation in a transaction of its own.</summary>
    public SandboxResponse Run(SandboxRequest operation) => Counted(pipeline.RunOne(service, Part(operation)));

    /// <summary>
    /// Runs operations in one transaction: all or none. Ends with the first that fails, so that there are fewer answers than requests; then nothing has
    /// changed, although the answers before it are successes. The requests are drawn one by one, so that each can be made from the answers before it.
    /// </summary>
    /// <param name="requests">The operations.</param>
    /// <param name="answered">Told each answer before the next request is drawn.</param>
    public IReadOnlyList<SandboxResponse> RunTogether(IEnumerable<SandboxRequest> requests, Action<SandboxResponse>? answered = null) =>
        [.. pipeline.RunTogether(service, requests.Select(Part), answered).Select(Counted)];

    private SandboxRequest Part(SandboxRequest operation) => operation with { Batch = batch, Faults = request.Faults };

    private SandboxResponse Counted(SandboxResponse response)
    {
        Rows += response.Rows;
        return response;
    }
}
