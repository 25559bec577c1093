using CouplingTools.Engine.Tests.Synchronization.Running;

namespace CouplingTools.Engine.Tests.Synchronization.Weeks;

/// <summary>What both services and the coupling store hold at one time.</summary>
internal sealed class WeekState
{
    private readonly Dictionary<Guid, ServiceRecord>[] _records;

    private WeekState(Dictionary<Guid, ServiceRecord>[] records, IReadOnlyList<RecordCoupling> couplings)
    {
        _records = records;
        Couplings = [.. couplings.OrderBy(coupling => Key(coupling), StringComparer.Ordinal)];
        Pairs = couplings.ToDictionary(WeekPair.Of);
        Coupled = couplings.SelectMany(coupling => (Guid[])[coupling.BusinessCentralId, coupling.SalesId]).ToHashSet();
    }

    public IReadOnlyList<RecordCoupling> Couplings { get; }

    public IReadOnlyDictionary<WeekPair, RecordCoupling> Pairs { get; }

    /// <summary>The ids of all records that have a coupling, deleted ones included.</summary>
    public IReadOnlySet<Guid> Coupled { get; }

    public static async Task<WeekState> ReadAsync(World world, CouplingSession session) => new(
        [Ordered(await world.Users.ListAsync(Side.BusinessCentral)), Ordered(await world.Users.ListAsync(Side.Sales))],
        await session.CouplingsAsync());

    public IReadOnlyDictionary<Guid, ServiceRecord> On(Side side) => _records[(int)side];

    public bool Has(Side side, WeekPair pair) => On(side).ContainsKey(pair.On(side));

    public bool IsWhole(WeekPair pair) => Has(Side.BusinessCentral, pair) && Has(Side.Sales, pair);

    public WeekValues ValuesOf(WeekField field, WeekPair pair) =>
        new(field.Of(On(Side.BusinessCentral)[pair.BusinessCentral]), field.Of(On(Side.Sales)[pair.Sales]));

    /// <summary>Ids are new in every try, so a seed decides the same only in an order without them.</summary>
    private static Dictionary<Guid, ServiceRecord> Ordered(IEnumerable<ServiceRecord> records) =>
        records.OrderBy(Key, StringComparer.Ordinal).ToDictionary(record => record.Id);

    private static string Key(ServiceRecord record) => string.Join('\n', WeekField.All.Select(field => field.Of(record)));

    private string Key(RecordCoupling coupling) => string.Join(
        '\0',
        On(Side.BusinessCentral).TryGetValue(coupling.BusinessCentralId, out var customer) ? Key(customer) : string.Empty,
        On(Side.Sales).TryGetValue(coupling.SalesId, out var account) ? Key(account) : string.Empty);
}
