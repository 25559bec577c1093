using CouplingTools.Engine.Records;

namespace CouplingTools.Engine.Services;

/// <summary>One write, safe to send: an update or a delete carries the version it relies on, a create its own id where the service allows one.</summary>
/// <param name="Kind">Create, update or delete.</param>
/// <param name="Id">The row; for a create the id chosen by us (Sales) or <see langword="null"/> (Business Central).</param>
/// <param name="Version">The version token the row must still have; <see langword="null"/> for a create.</param>
/// <param name="Values">The values to write, in the order they are sent.</param>
internal sealed record WriteOperation(
    WriteKind Kind,
    Guid? Id,
    string? Version,
    IReadOnlyList<KeyValuePair<string, FieldValue>> Values);
