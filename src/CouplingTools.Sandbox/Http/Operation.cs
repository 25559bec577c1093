using CouplingTools.Sandbox.Storage;

namespace CouplingTools.Sandbox.Http;

/// <summary>An operation under way: its transaction, and what the log shall say about it.</summary>
internal sealed class Operation(SandboxSession session, DateTimeOffset now)
{
    /// <summary>The transaction: a reading one for GET, else a writing one. It is committed when the answer is a success.</summary>
    public SandboxSession Session { get; } = session;

    /// <summary>The time of the operation, UTC.</summary>
    public DateTimeOffset Now { get; } = now;

    /// <summary>Set by the service: the entity set or other resource.</summary>
    public string Table { get; set; } = string.Empty;

    /// <summary>Set by the service: key of the row.</summary>
    public Guid? Id { get; set; }

    /// <summary>Set by the service: how many rows it reads or writes.</summary>
    public int Rows { get; set; } = 1;

    /// <summary>Called by the service with a row a client has given values for, before what depends on them: faults may change them.</summary>
    public Action<Row> Rewrite { get; init; } = _ => { };
}
