namespace CouplingTools.Sandbox;

/// <summary>One operation the sandbox was asked for.</summary>
/// <param name="Sequence">Number in the order of the log.</param>
/// <param name="Time">When it was begun, UTC.</param>
/// <param name="Service">BusinessCentral or Sales.</param>
/// <param name="Method">HTTP method.</param>
/// <param name="Table">Entity set, or the name of another resource; $batch for the request that carries a batch; blank where the path names none.</param>
/// <param name="Id">Key of the row, where the operation is about one.</param>
/// <param name="Status">HTTP status of the answer; 0 for a batch that has not ended.</param>
/// <param name="Duration">How long the answer took.</param>
/// <param name="Batch">For an operation inside a batch the <paramref name="Sequence"/> of that batch's own entry; null for whatever was an HTTP request of its own.</param>
/// <param name="Url">Path and query.</param>
public sealed record SandboxOperation(
    long Sequence,
    DateTimeOffset Time,
    string Service,
    string Method,
    string Table,
    Guid? Id,
    int Status,
    TimeSpan Duration,
    long? Batch,
    string Url);
