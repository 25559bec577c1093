using CouplingTools.Engine.Couplings;
using CouplingTools.Engine.Records;

namespace CouplingTools.Engine.Synchronization.Running;

/// <summary>Tells from rows that nobody else accounts for what became of creates. Pure.</summary>
internal sealed class CreateJudge(RecordMapping mapping, Side side, IReadOnlyList<WriteIntent> lost, List<Record> free)
{
    private readonly CreateKeys _keys = CreateKeys.Of(mapping, side);

    /// <summary>
    /// Decides in the order the creates were sent; a row goes to one of them. One that sent less comes after those that sent more, because a
    /// row that holds what they sent holds what it sent too.
    /// </summary>
    public void Decide(Dictionary<WriteIntent, CreateFinding> findings)
    {
        foreach (var intent in lost.OrderByDescending(intent => intent.Values.Count).ThenBy(intent => intent.Id))
        {
            var added = free.Where(row => !intent.KnownBefore.Contains(row.Id) && _keys.AreAlike(row, intent)).ToList();
            findings[intent] = _keys.IsNumbered(intent) ? ByNumber(intent, added) : ByValues(intent, added, [.. lost.Where(other => findings.GetValueOrDefault(other)?.Record is null)]);
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
    private CreateFinding ByValues(WriteIntent intent, List<Record> added, List<WriteIntent> open)
    {
        var twins = open.Where(twin => SentValues.IsSame(NameOf(twin), NameOf(intent))).ToList();
        var exact = added.Where(row => HoldsAll(row, intent)).ToList();
        var rest = Unexplained([.. added.Except(exact)], twins);
        return (exact.Count, rest.Count) switch
        {
            _ when _keys.IsBlank(intent) => CreateFinding.Doubtful([]),
            ( > 0, _) when exact.Count <= twins.Count(twin => HoldsAll(exact[0], twin)) => CreateFinding.Of(exact[0]),
            (0, 0) => CreateFinding.Absent,
            (0, 1) when twins.Count == 1 && SentValues.IsSame(rest[0][_keys.Name], NameOf(intent)) => CreateFinding.Of(rest[0]),
            _ => CreateFinding.Doubtful(exact.Concat(rest)),
        };
    }

    /// <summary>The rows that hold what no other create sent; all of them where there are more than creates that sent it.</summary>
    private static List<Record> Unexplained(List<Record> rows, List<WriteIntent> twins)
    {
        var held = rows.Where(row => twins.Exists(twin => HoldsAll(row, twin))).ToList();
        return held.Count > twins.Count(twin => held.Exists(row => HoldsAll(row, twin))) ? rows : [.. rows.Except(held)];
    }

    private FieldValue NameOf(WriteIntent intent) => intent.Values.GetValueOrDefault(_keys.Name);

    private static bool HoldsAll(Record record, WriteIntent intent) => SentValues.AreHeld(record, intent.Values);
}
