using CouplingTools.Sandbox.Storage;

namespace CouplingTools.Sandbox.Query;

/// <summary>Rows of a plan, up to the size of a page.</summary>
/// <param name="Rows">The rows, in order.</param>
/// <param name="HasMore">True where more rows follow.</param>
internal sealed record Page(IReadOnlyList<Row> Rows, bool HasMore);
