using CouplingTools.Engine.Couplings;
using CouplingTools.Engine.Records;

namespace CouplingTools.Engine.Synchronization.Running;

/// <summary>Notes with a create whose effect cannot be told what a person can decide by.</summary>
internal static class CreationDoubt
{
    /// <summary>The create's intent, with the candidates that reading found.</summary>
    public static WriteIntent Note(RecordMapping mapping, WriteIntent intent, CreateFinding finding) => intent with
    {
        State = IntentState.Ambiguous,
        Candidates = [.. finding.Candidates.Select(record => CandidateOf(mapping, intent.Side, record))],
    };

    private static CreationCandidate CandidateOf(RecordMapping mapping, Side side, Record record) =>
        new(record.Id, Display.Number(mapping, side, record), Display.Name(mapping, side, record), record.ModifiedAt);
}
