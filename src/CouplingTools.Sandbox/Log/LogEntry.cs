namespace CouplingTools.Sandbox.Log;

/// <summary>An operation that is not yet in the log.</summary>
internal sealed record LogEntry(
    DateTimeOffset Time, string Service, string Method, string Table, Guid? Id, int Status, TimeSpan Duration, long? Batch, string Url);
