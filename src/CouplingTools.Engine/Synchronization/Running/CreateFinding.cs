using CouplingTools.Engine.Records;

namespace CouplingTools.Engine.Synchronization.Running;

/// <summary>What reading says of a create whose answer was lost.</summary>
/// <param name="Record">The record it left behind, where that is certain.</param>
/// <param name="Candidates">The records it may have left behind, where several or none of them is certain.</param>
/// <param name="IsKnown">Whether it is known what became of the create: done, when there is a record, or else never done.</param>
internal sealed record CreateFinding(Record? Record, IReadOnlyList<Record> Candidates, bool IsKnown)
{
    public static CreateFinding Absent { get; } = new(null, [], IsKnown: true);

    public static CreateFinding Of(Record record) => new(record, [], IsKnown: true);

    public static CreateFinding Doubtful(IEnumerable<Record> candidates) => new(null, [.. candidates], IsKnown: false);
}
