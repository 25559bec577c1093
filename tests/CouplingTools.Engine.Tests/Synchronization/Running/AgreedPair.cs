using Xunit;

namespace CouplingTools.Engine.Tests.Synchronization.Running;

/// <summary>A customer and an account that agreed on everything.</summary>
internal sealed class AgreedPair : IAsyncDisposable
{
    private readonly Guid[] _ids;

    private AgreedPair(World world, Guid[] ids) => (World, _ids) = (world, ids);

    public World World { get; }

    public static async Task<AgreedPair> CreateAsync()
    {
        var world = await World.CreateAsync();
        var customer = await world.Users.CreateAsync(Side.BusinessCentral, ("displayName", "Adatum"), ("phoneNumber", "+1 000"), ("city", "Bern"));
        await using var session = await world.OpenSessionAsync();
        var result = Assert.Single(await session.SynchronizeAsync([Runs.On(Side.BusinessCentral, customer.Id)], Runs.TwoWay));
        return new AgreedPair(world, [customer.Id, result.SalesId!.Value]);
    }

    public Guid On(Side side) => _ids[(int)side];

    public Task EditPhoneAsync(Side side, string phone) => World.Users.EditAsync(side, On(side), (Field(side, "phoneNumber", "telephone1"), phone));

    public Task EditCityAsync(Side side, string city) => World.Users.EditAsync(side, On(side), (Field(side, "city", "address1_city"), city));

    public Task DeleteAsync(Side side) => World.Users.DeleteAsync(side, On(side));

    public Task<List<string>> PhonesAsync() => ValuesAsync("phoneNumber", "telephone1");

    public Task<List<string>> CitiesAsync() => ValuesAsync("city", "address1_city");

    public async Task<RecordCoupling> CouplingAsync()
    {
        await using var session = await World.OpenSessionAsync();
        return Assert.Single(await session.CouplingsAsync());
    }

    public async Task<SyncResult> SynchronizeAsync(Func<HttpMessageHandler, HttpMessageHandler>? wrap = null, SyncOptions? options = null)
    {
        await using var session = await World.OpenSessionAsync(wrap);
        return Assert.Single(await session.SynchronizeAsync([Runs.On(Side.BusinessCentral, On(Side.BusinessCentral))], options ?? Runs.TwoWay));
    }

    public ValueTask DisposeAsync() => World.DisposeAsync();

    private async Task<List<string>> ValuesAsync(string left, string right) =>
    [
        (await World.Users.ReadAsync(Side.BusinessCentral, On(Side.BusinessCentral))).Values[left] as string ?? "-",
        (await World.Users.ReadAsync(Side.Sales, On(Side.Sales))).Values[right] as string ?? "-",
    ];

    private static string Field(Side side, string left, string right) => side == Side.BusinessCentral ? left : right;
}
