namespace CouplingTools.Bench.Tests.Services;

/// <summary>
/// Says what is wrong with the rows of both services and with what a store says of them, from what there was at first and what users saw and
/// wrote. It knows nothing of how records are synchronized.
/// </summary>
internal sealed class Oracle
{
    private readonly IReadOnlyDictionary<string, int> _names;
    private readonly Dictionary<Guid, CompanyRow> _first;
    private readonly ILookup<(Guid Row, EditedValue Value), UserEdit> _edits;

    public Oracle(IReadOnlyDictionary<string, int> names, IEnumerable<CompanyRow> first, IEnumerable<UserEdit> edits)
    {
        _names = names;
        _first = first.ToDictionary(row => row.Id);
        _edits = edits.ToLookup(edit => (edit.Row, edit.Value));
    }

    /// <summary>Nothing is doubled or lost on either side.</summary>
    public IEnumerable<string> CheckRows(Service service, IReadOnlyCollection<CompanyRow> rows)
    {
        var counts = rows.CountBy(row => row.Company).ToDictionary();
        foreach (var name in _names.Keys.Union(counts.Keys))
        {
            if (counts.GetValueOrDefault(name) is var count && count != _names.GetValueOrDefault(name))
                yield return $"{service.Name} has {count} rows named '{name}' instead of {_names.GetValueOrDefault(name)}";
        }
    }

    /// <summary>Every coupling has its records and every record its coupling.</summary>
    public static IEnumerable<string> CheckCouplings(Service service, IReadOnlyCollection<CompanyRow> rows, IReadOnlyCollection<Guid> coupled)
    {
        foreach (var twice in coupled.CountBy(id => id).Where(count => count.Value > 1))
            yield return $"{service.Name}: {twice.Key} has {twice.Value} couplings";
        foreach (var gone in coupled.Except(rows.Select(row => row.Id)))
            yield return $"{service.Name}: the coupled record {gone} does not exist";
        foreach (var row in rows.ExceptBy(coupled, row => row.Id))
            yield return $"{service.Name}: {row.Company} ({row.Id}) has no coupling";
    }

    /// <summary>Both rows of a pair hold the last edit, unless the pair is said to be in conflict.</summary>
    public IEnumerable<string> CheckPair(Pair pair)
    {
        if (pair.BusinessCentral.Company != pair.Sales.Company || pair.BusinessCentral.Number != pair.Sales.Number)
            yield return $"{pair.BusinessCentral.Company} {pair.BusinessCentral.Number} is coupled to {pair.Sales.Company} {pair.Sales.Number}";
        foreach (var value in Enum.GetValues<EditedValue>())
        {
            if (Problem(pair, value) is { } problem)
                yield return $"{pair.BusinessCentral.Number} {pair.BusinessCentral.Company}, {value}: {problem}";
        }
    }

    private string? Problem(Pair pair, EditedValue value)
    {
        var (left, right) = (pair.BusinessCentral[value], pair.Sales[value]);
        var (lastLeft, lastRight) = (Last(pair.BusinessCentral, value), Last(pair.Sales, value));
        if (left != right)
        {
            return pair.IsConflict && left == lastLeft?.Written && right == lastRight?.Written
                ? null
                : $"'{left}' and '{right}', the last edits were '{lastLeft?.Written}' and '{lastRight?.Written}'; conflict: {pair.IsConflict}";
        }

        if (lastLeft is null && lastRight is null)
            return left == First(pair)[value] ? null : $"'{left}' on both sides, and it was '{First(pair)[value]}' and never edited";
        return Service.Both.Select(service => Lost(pair, service, value, left)).FirstOrDefault(lost => lost is not null);
    }

    /// <summary>The last edit on one side is there, or a user of the other side has seen and replaced it.</summary>
    private string? Lost(Pair pair, Service service, EditedValue value, string now)
    {
        if (Last(pair.On(service), value) is not { } last || last.Written == now)
            return null;
        var other = pair.On(service.Other);
        return now == Last(other, value)?.Written && _edits[(other.Id, value)].Any(edit => edit.Seen == last.Written)
            ? null
            : $"'{now}' on both sides; the last edit in {service.Name}, '{last.Written}', is lost; that of the other side was '{Last(other, value)?.Written}'";
    }

    private UserEdit? Last(CompanyRow row, EditedValue value) => _edits[(row.Id, value)].LastOrDefault();

    private CompanyRow First(Pair pair) => _first.GetValueOrDefault(pair.BusinessCentral.Id) ?? _first[pair.Sales.Id];
}
