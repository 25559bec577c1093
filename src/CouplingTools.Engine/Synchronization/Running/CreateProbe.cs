using CouplingTools.Engine.Couplings;
using CouplingTools.Engine.Records;

namespace CouplingTools.Engine.Synchronization.Running;

/// <summary>
/// Looks for the records that lost creates may have left behind where the service chose their ids: uncoupled rows of the
/// same name that were not there before. No clock is asked, and other values only to tell creates of one name apart,
/// because both may have moved since.
/// </summary>
internal sealed class CreateProbe(Workspace workspace, MappingRun run)
{
    /// <summary>The rows that bear the names already, by name.</summary>
    public async Task<ILookup<string, Guid>> KnownAsync(Side side, IEnumerable<FieldValue> names, CancellationToken cancellationToken)
    {
        var known = await ReadAsync(side, names, cancellationToken).ConfigureAwait(false);
        return known.ToLookup(record => KeyOf(record[NameField(side)]), record => record.Id);
    }

    /// <summary>What became of each of some creates on one side.</summary>
    /// <param name="side">The side.</param>
    /// <param name="lost">The creates.</param>
    /// <param name="taken">Rows that other creates have left behind.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public async Task<IReadOnlyList<CreateFinding>> FindAsync(
        Side side, IReadOnlyList<WriteIntent> lost, IReadOnlySet<Guid> taken, CancellationToken cancellationToken)
    {
        var present = await ReadAsync(side, lost.Select(NameOf), cancellationToken).ConfigureAwait(false);
        var coupled = await workspace.Store.FindAsync(run.Mapping.Name, side, [.. present.Select(record => record.Id)], cancellationToken).ConfigureAwait(false);
        var gone = coupled.Select(coupling => coupling.IdOn(side)).Concat(taken).ToHashSet();
        var free = present.Where(record => !gone.Contains(record.Id)).ToLookup(record => KeyOf(record[NameField(side)]));
        var findings = new Dictionary<WriteIntent, CreateFinding>(ReferenceEqualityComparer.Instance);
        foreach (var twins in lost.GroupBy(intent => KeyOf(NameOf(intent))))
            Decide([.. twins], [.. free[twins.Key]], findings);
        return [.. lost.Select(intent => findings[intent])];
    }

    public FieldValue NameOf(WriteIntent intent) => intent.Values.GetValueOrDefault(NameField(intent.Side));

    public static string KeyOf(FieldValue name) => name.Text.Trim().ToUpperInvariant();

    /// <summary>Creates of one name: each takes a record that holds what it sent; what is left over is certain only for a single one.</summary>
    private void Decide(List<WriteIntent> twins, List<Record> free, Dictionary<WriteIntent, CreateFinding> findings)
    {
        foreach (var intent in twins.OrderBy(intent => intent.Id))
        {
            var added = free.Where(record => !intent.KnownBefore.Contains(record.Id)).ToList();
            var exact = added.Where(record => HoldsAll(record, intent)).ToList();
            var rest = added.Where(record => !twins.Any(twin => HoldsAll(record, twin))).ToList();
            findings[intent] = (exact.Count, rest.Count) switch
            {
                _ when NameOf(intent).IsBlank => CreateFinding.Doubtful([]),
                ( > 0, _) when exact.Count <= twins.Count(twin => HoldsAll(exact[0], twin)) => CreateFinding.Of(exact[0]),
                (0, 0) => CreateFinding.Absent,
                (0, 1) when twins.Count == 1 => CreateFinding.Of(rest[0]),
                _ => CreateFinding.Doubtful(exact.Concat(rest)),
            };
            if (findings[intent].Record is { } found)
                free.Remove(found);
        }
    }

    private string NameField(Side side) => run.Mapping.Definition.Table(side).Name;

    private async Task<IReadOnlyList<Record>> ReadAsync(Side side, IEnumerable<FieldValue> names, CancellationToken cancellationToken)
    {
        var wanted = names.Where(name => !name.IsBlank).Distinct().ToList();
        return wanted.Count == 0
            ? []
            : await workspace.Service(side)
                .ReadByKeyAsync(run.Mapping.Table(side), NameField(side), wanted, null, run.Mapping.FieldsToRead[side], cancellationToken)
                .ConfigureAwait(false);
    }

    private static bool HoldsAll(Record record, WriteIntent intent) =>
        intent.Values.All(value => !record.Values.TryGetValue(value.Key, out var stored) || SentValues.IsSame(stored, value.Value));
}
