using CouplingTools.Engine.Couplings;
using CouplingTools.Engine.Mappings;
using CouplingTools.Engine.Records;

namespace CouplingTools.Engine.Synchronization.Running;

/// <summary>
/// Looks for the records that lost creates may have left behind where the service chose their ids: by the id that the record
/// carries where the mapping has a field for one, or else among uncoupled rows that were not there before, by number, natural keys
/// and name.
/// </summary>
internal sealed class CreateProbe(Workspace workspace, CompiledMapping mapping)
{
    private readonly CreateCandidates _candidates = new(workspace, mapping);

    /// <summary>For each of some creates, by the values to send, the rows like it that are there already.</summary>
    public async Task<IReadOnlyList<IReadOnlyList<Guid>>> KnownAsync(
        Side side, IReadOnlyList<IReadOnlyList<KeyValuePair<string, FieldValue>>> creates, CancellationToken cancellationToken)
    {
        // The id that a record carries says more than what was there before.
        if (mapping.Correlation?.Side == side)
            return [.. creates.Select(_ => Array.Empty<Guid>())];
        var values = creates.Select(create => create.ToDictionary(value => value.Key, value => value.Value, StringComparer.Ordinal)).ToList();
        var rows = await _candidates.WithKeysOfAsync(side, values, cancellationToken).ConfigureAwait(false);
        var keys = CreateKeys.Of(mapping.Definition, side);
        return [.. values.Select(create => (IReadOnlyList<Guid>)[.. rows.Where(row => keys.Share(row, create)).Select(row => row.Id)])];
    }

    /// <summary>What became of each of some creates on one side.</summary>
    /// <param name="side">The side.</param>
    /// <param name="lost">The creates.</param>
    /// <param name="taken">Rows that other creates have left behind.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public async Task<IReadOnlyList<CreateFinding>> FindAsync(
        Side side, IReadOnlyList<WriteIntent> lost, IReadOnlySet<Guid> taken, CancellationToken cancellationToken)
    {
        var exact = lost.Where(IsCorrelated).ToList();
        var carried = await _candidates.CarryingAsync(side, [.. exact.Select(intent => intent.Correlation!.Value)], cancellationToken).ConfigureAwait(false);
        var others = lost.Except(exact).ToList();
        var likely = await LikelyAsync(side, others, taken, cancellationToken).ConfigureAwait(false);
        return [.. lost.Select(intent => IsCorrelated(intent) ? Carrying(intent, carried) : likely[intent])];
    }

    private bool IsCorrelated(WriteIntent intent) => intent.Correlation is not null && mapping.Correlation?.Side == intent.Side;

    private CreateFinding Carrying(WriteIntent intent, IReadOnlyList<Record> carried) =>
        carried.FirstOrDefault(record => mapping.Correlation!.IsOn(record, intent.Correlation!.Value)) is { } record
            ? CreateFinding.Of(record)
            : CreateFinding.Absent;

    private async Task<Dictionary<WriteIntent, CreateFinding>> LikelyAsync(
        Side side, List<WriteIntent> lost, IReadOnlySet<Guid> taken, CancellationToken cancellationToken)
    {
        var findings = new Dictionary<WriteIntent, CreateFinding>(ReferenceEqualityComparer.Instance);
        if (lost.Count == 0)
            return findings;
        var present = await _candidates.OfAsync(side, lost, cancellationToken).ConfigureAwait(false);
        var coupled = await workspace.Store.FindAsync(mapping.Name, side, [.. present.Select(record => record.Id)], cancellationToken).ConfigureAwait(false);
        var gone = coupled.Select(coupling => coupling.IdOn(side)).Concat(taken).ToHashSet();
        new CreateJudge(mapping.Definition, side, lost, [.. present.Where(record => !gone.Contains(record.Id))]).Decide(findings);
        return findings;
    }
}
