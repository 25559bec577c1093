namespace CouplingTools.Engine.Tests.Synchronization.Running;

/// <summary>
/// Companies that trade: one known to Business Central only, one to Sales only, and coupled ones of which somebody edited
/// one side, the other side, or both sides in different fields.
/// </summary>
internal sealed class TradingWorld
{
    private const int Companies = 6;

    private TradingWorld(World world, IReadOnlyList<RecordReference> inputs) => (World, Inputs) = (world, inputs);

    public World World { get; }

    /// <summary>One input for each company.</summary>
    public IReadOnlyList<RecordReference> Inputs { get; }

    /// <summary>What each company's phone number and city must be in the end, on both sides.</summary>
    public static IReadOnlyDictionary<string, (string Phone, string City)> Wanted { get; } = new Dictionary<string, (string, string)>
    {
        ["Only in Business Central"] = ("+1 100", "Ghent"),
        ["Only in Sales"] = ("+1 200", "Orléans"),
        ["Edited in Business Central"] = ("+1 301", "Tromsø"),
        ["Edited in Sales"] = ("+1 400", "Mödling"),
        ["Edited in both"] = ("+1 501", "Turin"),
        ["Untouched"] = ("+1 600", "Bern"),
    };

    public static async Task<TradingWorld> CreateAsync()
    {
        var world = await World.CreateAsync();
        var users = world.Users;
        var inputs = new List<RecordReference>();
        var coupled = new Dictionary<string, Guid>();
        foreach (var (name, phone, city) in ((string, string, string)[])
            [("Edited in Business Central", "+1 300", "Tromsø"), ("Edited in Sales", "+1 400", "Wels"), ("Edited in both", "+1 500", "Milan"), ("Untouched", "+1 600", "Bern")])
        {
            coupled[name] = (await users.CreateAsync(Side.BusinessCentral, ("displayName", name), ("phoneNumber", phone), ("city", city))).Id;
            inputs.Add(new RecordReference { BusinessCentralId = coupled[name] });
        }

        await using (var session = await world.OpenSessionAsync())
        {
            var sales = (await session.SynchronizeAsync(inputs, Runs.TwoWay)).ToDictionary(result => result.BusinessCentralId!.Value, result => result.SalesId!.Value);
            await users.EditAsync(Side.BusinessCentral, coupled["Edited in Business Central"], ("phoneNumber", "+1 301"));
            await users.EditAsync(Side.Sales, sales[coupled["Edited in Sales"]], ("address1_city", "Mödling"));
            await users.EditAsync(Side.BusinessCentral, coupled["Edited in both"], ("phoneNumber", "+1 501"));
            await users.EditAsync(Side.Sales, sales[coupled["Edited in both"]], ("address1_city", "Turin"));
        }

        var left = await users.CreateAsync(Side.BusinessCentral, ("displayName", "Only in Business Central"), ("phoneNumber", "+1 100"), ("city", "Ghent"));
        var right = await users.CreateAsync(Side.Sales, ("name", "Only in Sales"), ("telephone1", "+1 200"), ("address1_city", "Orléans"));
        return new TradingWorld(world, [new RecordReference { BusinessCentralId = left.Id }, new RecordReference { SalesId = right.Id }, .. inputs]);
    }

    public async Task<TradingWorld> CopyAsync() => new(await World.CopyAsync(), Inputs);

    public async Task<TradingWorld> OpenAsync(DirectoryInfo snapshot) => new(await World.OpenAsync(snapshot), Inputs);

    /// <summary>Nothing lost, nothing doubled, everything coupled and agreed.</summary>
    public Task<IReadOnlyList<string>> FaultsAsync(CouplingSession session) => FaultsAsync(session, Wanted);

    /// <summary>The same where people want something else by now.</summary>
    public async Task<IReadOnlyList<string>> FaultsAsync(CouplingSession session, IReadOnlyDictionary<string, (string Phone, string City)> wanted)
    {
        var faults = new List<string>();
        var couplings = await session.CouplingsAsync();
        faults.AddRange(couplings.Where(coupling => coupling.Status != CouplingStatus.Synchronized).Select(coupling => $"{coupling.Name} is {coupling.Status}: {coupling.LastReason} {coupling.LastError}"));
        if (couplings.Count != Companies)
            faults.Add($"{couplings.Count} couplings");
        foreach (var (side, name, phone, city) in ((Side, string, string, string)[])[(Side.BusinessCentral, "displayName", "phoneNumber", "city"), (Side.Sales, "name", "telephone1", "address1_city")])
        {
            var records = await World.Users.ListAsync(side);
            if (records.Count != Companies)
                faults.Add($"{records.Count} records in {side}: {string.Join(", ", records.Select(record => record.Name))}");
            faults.AddRange(records
                .Where(record => !wanted.TryGetValue((string)record.Values[name]!, out var values) || values != ((string?)record.Values[phone], (string?)record.Values[city]))
                .Select(record => $"{record.Name} has {record.Values[phone]}, {record.Values[city]} in {side}"));
        }

        return faults;
    }

    /// <summary>What a result claims and is not so.</summary>
    public async Task<IReadOnlyList<string>> LiesAsync(IReadOnlyList<SyncResult> results)
    {
        await using var session = await World.OpenSessionAsync();
        var couplings = (await session.CouplingsAsync()).ToDictionary(coupling => coupling.BusinessCentralId);
        var left = (await World.Users.ListAsync(Side.BusinessCentral)).ToDictionary(record => record.Id);
        var right = (await World.Users.ListAsync(Side.Sales)).ToDictionary(record => record.Id);
        var lies = new List<string>();
        foreach (var result in results.Where(result => result.ErrorClass is null))
        {
            var isCoupled = result.BusinessCentralId is { } id && couplings.TryGetValue(id, out var coupling) && coupling.SalesId == result.SalesId;
            if (!isCoupled || !left.TryGetValue(result.BusinessCentralId!.Value, out var one) || !right.TryGetValue(result.SalesId!.Value, out var other))
                lies.Add($"{result.Name}: {result.Outcome}, and not coupled");
            else if (Wanted.GetValueOrDefault(result.Name!) != ((string?)one.Values["phoneNumber"], (string?)other.Values["address1_city"]))
                lies.Add($"{result.Name}: {result.Outcome}, and not carried over");
            else if (result.Outcome == SyncOutcome.Unchanged != (result.Name == "Untouched"))
                lies.Add($"{result.Name}: {result.Outcome}");
        }

        return lies;
    }

    /// <summary>Runs once without trouble, and once more to see that nothing is left to do; says what is wrong then.</summary>
    public async Task<IReadOnlyList<string>> MendAsync()
    {
        await using var session = await World.OpenSessionAsync();
        var results = await session.SynchronizeAsync(Inputs, Runs.TwoWay);
        var faults = results.Where(result => result.ErrorClass is not null)
            .Select(result => $"{result.Name} ends as {result.Outcome} {result.Reason}: {result.Error}")
            .Concat(await FaultsAsync(session))
            .ToList();

        var before = World.LastLogged;
        var again = await session.SynchronizeAsync(Inputs, Runs.TwoWay);
        faults.AddRange(again.Where(result => result.Outcome != SyncOutcome.Unchanged).Select(result => $"{result.Name} is {result.Outcome} {result.Reason} once more: {string.Join(", ", result.Changes)}"));
        faults.AddRange(World.WritesAfter(before).Select(entry => $"{entry.Method} {entry.Table} once more"));
        return faults;
    }
}
