using CouplingTools.Engine.Records;

namespace CouplingTools.Engine.Synchronization.Lookups;

/// <summary>Finds rows by a field of theirs.</summary>
internal sealed class FieldSearch(HopRows rows, string field) : IHopSearch
{
    public Task<IReadOnlyList<Record>> FindAsync(
        IReadOnlyCollection<FieldValue> values, IReadOnlyList<string> fields, CancellationToken cancellationToken) =>
        rows.ReadAsync(field, values, fields, cancellationToken);
}
