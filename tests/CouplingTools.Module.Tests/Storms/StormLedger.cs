namespace CouplingTools.Module.Tests.Storms;

/// <summary>Knows which rows there were at first and what people wrote last, and compares that with the rows that are there now.</summary>
internal sealed class StormLedger
{
    private readonly StormServices _services;
    private readonly Dictionary<Side, Dictionary<Guid, StormRow>> _first;
    private readonly Dictionary<(Guid BusinessCentral, Guid Sales), Wanted> _wanted = [];
    private volatile bool _isEditing;

    private StormLedger(StormServices services, Dictionary<Side, Dictionary<Guid, StormRow>> first) => (_services, _first) = (services, first);

    /// <summary>Creates companies on each side that the other does not know. One in twenty has a namesake.</summary>
    public static async Task<StormLedger> OpenAsync(StormServices services, int onEachSide, Random random)
    {
        foreach (var side in Enum.GetValues<Side>())
            await services.WriteAsync(side, Enumerable.Range(0, onEachSide).Select(i => new StormRow(Guid.Empty, $"{side} Company {i - (i % 20 == 1 ? 1 : 0)}", Phone(random), City(random))).ToList());
        return new(services, new() { [Side.BusinessCentral] = await services.ReadAsync(Side.BusinessCentral), [Side.Sales] = await services.ReadAsync(Side.Sales) });
    }

    /// <summary>Edits two thirds of the couplings: the phone number on one side, the city on the other, or both; a few phone numbers on both sides.</summary>
    public async Task EditAsync(IReadOnlyList<RecordCoupling> couplings, Random random)
    {
        var edits = new Dictionary<Side, List<StormRow>> { [Side.BusinessCentral] = [], [Side.Sales] = [] };
        foreach (var coupling in couplings)
        {
            var choice = random.Next(9);
            var phone = choice <= 3 ? Phone(random) : null;
            var city = choice is >= 2 and <= 5 ? City(random) : null;
            if (phone is not null)
                edits[Side.BusinessCentral].Add(new(coupling.BusinessCentralId, Phone: phone));
            if (choice == 0)
                phone = Phone(random);
            if (city is not null || choice == 0)
                edits[Side.Sales].Add(new(coupling.SalesId, Phone: choice == 0 ? phone : null, City: city));
            _wanted[(coupling.BusinessCentralId, coupling.SalesId)] = new(phone, city);
        }

        foreach (var (side, rows) in edits)
            await _services.WriteAsync(side, rows);
    }

    /// <summary>People go on editing cities in Sales while the records are synchronized.</summary>
    public Task EditWhileAsync(Random random)
    {
        _isEditing = true;
        var own = new Random(random.Next());
        var couplings = _wanted.Keys.OrderBy(pair => pair.Sales).ToList();
        return Task.Run(async () =>
        {
            while (_isEditing)
            {
                var pair = couplings[own.Next(couplings.Count)];
                var city = City(own);
                await _services.WriteAsync(Side.Sales, [new(pair.Sales, City: city)]);
                _wanted[pair] = _wanted[pair] with { City = city };
                await Task.Delay(own.Next(50), TestContext.Current.CancellationToken);
            }
        });
    }

    public Task StopEditingAsync(Task editing)
    {
        _isEditing = false;
        return editing;
    }

    /// <summary>What is wrong with results, or with the rows as they are now.</summary>
    /// <param name="part">The part of the storm, for the reader.</param>
    /// <param name="results">What the records came to.</param>
    /// <param name="inputs">The number of records.</param>
    /// <param name="isFinal">Whether nothing went wrong of late, so that only what the data forbid may be left.</param>
    public async Task<IReadOnlyList<string>> CheckAsync(string part, IReadOnlyList<SyncResult> results, int inputs, bool isFinal = false)
    {
        var now = new Dictionary<Side, Dictionary<Guid, StormRow>>
        {
            [Side.BusinessCentral] = await _services.ReadAsync(Side.BusinessCentral),
            [Side.Sales] = await _services.ReadAsync(Side.Sales),
        };
        var problems = new List<string>();
        if (results.Count != inputs)
            problems.Add($"{results.Count} results of {inputs} inputs");
        foreach (var result in results)
            problems.AddRange(Check(result, now, isFinal).Select(problem => $"{result.Number} {result.Name}, {result.Outcome} {result.Reason}: {problem}"));
        problems.AddRange(Enum.GetValues<Side>().SelectMany(side => Doubled(side, results, now[side], isFinal)));
        return [.. problems.Select(problem => $"{part}: {problem}")];
    }

    private IEnumerable<string> Check(SyncResult result, Dictionary<Side, Dictionary<Guid, StormRow>> now, bool isFinal)
    {
        if (result.ErrorClass is not null)
        {
            if (result.Reason is null || result.Error is null)
                yield return "no reason is stated";
            if (isFinal && result.ErrorClass != ErrorClass.Data)
                yield return $"it is not mended: {result.Error}";
            yield break;
        }

        if (result is { BusinessCentralId: not { } } or { SalesId: not { } })
        {
            yield return "it is said to be synchronized and has no partner";
            yield break;
        }

        if (!now[Side.BusinessCentral].TryGetValue(result.BusinessCentralId.Value, out var left) || !now[Side.Sales].TryGetValue(result.SalesId.Value, out var right))
        {
            yield return "it is said to be synchronized and one of its rows does not exist";
            yield break;
        }

        if (!string.Equals(left.Name, right.Name, StringComparison.Ordinal))
            yield return $"the names are '{left.Name}' and '{right.Name}'";
        var wanted = _wanted.GetValueOrDefault((left.Id, right.Id));
        if (left.Phone != right.Phone || (wanted?.Phone ?? left.Phone) != left.Phone)
            yield return $"the phone numbers are '{left.Phone}' and '{right.Phone}', and it was '{wanted?.Phone}' that was written";
        if (isFinal && (left.City != right.City || (wanted?.City ?? left.City) != left.City))
            yield return $"the cities are '{left.City}' and '{right.City}', and it was '{wanted?.City}' that was written";
    }

    /// <summary>Rows that nobody made and no result names.</summary>
    private IEnumerable<string> Doubled(Side side, IReadOnlyList<SyncResult> results, Dictionary<Guid, StormRow> now, bool isFinal)
    {
        var named = results.Where(result => result.ErrorClass is null).Select(result => side == Side.BusinessCentral ? result.BusinessCentralId : result.SalesId).OfType<Guid>().ToList();
        foreach (var twice in named.GroupBy(id => id).Where(group => group.Count() > 1))
            yield return $"{side}: {twice.Key} is the partner of {twice.Count()} records";
        foreach (var lost in _first[side].Keys.Where(id => !now.ContainsKey(id)))
            yield return $"{side}: {_first[side][lost].Name} is gone";
        if (!isFinal)
            yield break;
        foreach (var orphan in now.Values.Where(row => !_first[side].ContainsKey(row.Id)).ExceptBy(named, row => row.Id))
            yield return $"{side}: {orphan.Name} ({orphan.Id}) was left behind";
    }

    private static string Phone(Random random) => $"+1 {random.Next(1_000_000, 9_999_999)}";

    private static string City(Random random) => $"City {random.Next(1_000_000, 9_999_999)}";

    private sealed record Wanted(string? Phone, string? City);
}
