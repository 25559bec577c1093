using CouplingTools.Engine.Couplings;
using CouplingTools.Engine.Records;

namespace CouplingTools.Engine.Synchronization.Running;

/// <summary>Tells from rows that nobody else accounts for what became of creates. Pure.</summary>
internal sealed class CreateJudge(RecordMapping mapping, Side side, IReadOnlyList<WriteIntent> lost, List<Record> free)
{
    private readonly CreateKeys _keys = CreateKeys.Of(mapping, side);

    /// <summary>Decides in the order the creates were sent; a row goes to one of them.</summary>
    public void Decide(Dictionary<WriteIntent, CreateFinding> findings)
    {
        foreach (var intent in lost.OrderBy(intent => intent.Id))
        {
            var added = free.Where(row => !intent.KnownBefore.Contains(row.Id) && IsLike(row, intent)).ToList();
            findings[intent] = _keys.IsNumbered(intent) ? ByNumber(intent, added) : ByValues(intent, added);
            if (findings[intent].Record is { } found)
                free.Remove(found);
        }
    }

    /// <summary>A number that we chose is on no other row; a row like it under another number may be ours all the same, renumbered.</summary>
    private CreateFinding ByNumber(WriteIntent intent, List<Record> added)
    {
        if (added.FirstOrDefault(row => _keys.ShareNumber(row, intent)) is { } own)
            return CreateFinding.Of(own);
        var others = added.Where(row => !lost.Any(twin => _keys.IsNumbered(twin) && _keys.ShareNumber(row, twin))).ToList();
        return others.Count == 0 ? CreateFinding.Absent : CreateFinding.Doubtful(others);
    }

    /// <summary>Creates alike: each takes a row that holds what it sent; what is left over is certain only for a single one.</summary>
    private CreateFinding ByValues(WriteIntent intent, List<Record> added)
    {
        var twins = lost.Where(twin => SentValues.IsSame(NameOf(twin), NameOf(intent))).ToList();
        var exact = added.Where(row => HoldsAll(row, intent)).ToList();
        var rest = added.Where(row => !twins.Any(twin => HoldsAll(row, twin))).ToList();
        return (exact.Count, rest.Count) switch
        {
            _ when _keys.IsBlank(intent) => CreateFinding.Doubtful([]),
            ( > 0, _) when exact.Count <= twins.Count(twin => HoldsAll(exact[0], twin)) => CreateFinding.Of(exact[0]),
            (0, 0) => CreateFinding.Absent,
            (0, 1) when twins.Count == 1 && SentValues.IsSame(rest[0][_keys.Name], NameOf(intent)) => CreateFinding.Of(rest[0]),
            _ => CreateFinding.Doubtful(exact.Concat(rest)),
        };
    }

    private bool IsLike(Record row, WriteIntent intent) =>
        _keys.Share(row, intent.Values) || SentValues.AreAlike(NameOf(intent).Text, row[_keys.Name].Text);

    private FieldValue NameOf(WriteIntent intent) => intent.Values.GetValueOrDefault(_keys.Name);

    private static bool HoldsAll(Record record, WriteIntent intent) =>
        intent.Values.All(value => !record.Values.TryGetValue(value.Key, out var stored) || SentValues.IsSame(stored, value.Value));
}
