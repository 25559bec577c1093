using CouplingTools.Engine.Records;

namespace CouplingTools.Engine.Synchronization.Lookups;

/// <summary>How the rows of a hop's table are found.</summary>
internal interface IHopSearch
{
    /// <summary>Reads the rows that may hold one of the values, and maybe others.</summary>
    Task<IReadOnlyList<Record>> FindAsync(
        IReadOnlyCollection<FieldValue> values, IReadOnlyList<string> fields, CancellationToken cancellationToken);
}
