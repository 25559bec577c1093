using CouplingTools.Engine.Matching;

namespace CouplingTools.Engine.Synchronization.Matching;

/// <summary>What matching found for every record of a mapping.</summary>
internal sealed class MatchIndex
{
    private readonly IReadOnlyList<MatchRow>[] _rows;
    private readonly MatchVerdict[][] _verdicts;
    private readonly Dictionary<Guid, int>[] _positions;
    private readonly MatchView _view;

    public MatchIndex(RecordMapping mapping, MatchPlan plan, IReadOnlyList<MatchRow>[] rows, MatchVerdict[][] verdicts)
    {
        (_rows, _verdicts) = (rows, verdicts);
        _positions = [.. rows.Select(side => side.Select((row, index) => (row.Id, Index: index)).ToDictionary(entry => entry.Id, entry => entry.Index))];
        _view = new MatchView(mapping, plan);
    }

    /// <summary>Whether the record was read, so that it is within the mapping's filter.</summary>
    public bool Contains(Side side, Guid id) => _positions[(int)side].ContainsKey(id);

    /// <summary>What was found for a record; <see langword="null"/> when it was not read.</summary>
    public RecordMatch? Of(Side side, Guid id) => _positions[(int)side].TryGetValue(id, out var position) ? At(side, position) : null;

    /// <summary>What was found for the records of a side, in the order they were read.</summary>
    public IEnumerable<RecordMatch> All(Side side, bool includeCoupled)
    {
        for (var position = 0; position < _rows[(int)side].Count; position++)
        {
            if (includeCoupled || _rows[(int)side][position].PartnerId is null)
                yield return At(side, position);
        }
    }

    private RecordMatch At(Side side, int position)
    {
        var row = _rows[(int)side][position];
        if (row.PartnerId is { } partnerId)
            return _view.Coupled(side, row, RowOf(side.Opposite(), partnerId), partnerId);
        var verdict = _verdicts[(int)side][position];
        return _view.Of(side, row, verdict, [.. verdict.Candidates.Select(candidate => (_rows[(int)side.Opposite()][candidate.Row], candidate.Score))]);
    }

    private MatchRow? RowOf(Side side, Guid id) => _positions[(int)side].TryGetValue(id, out var position) ? _rows[(int)side][position] : null;
}
