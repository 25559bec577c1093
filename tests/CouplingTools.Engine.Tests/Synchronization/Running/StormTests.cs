using CouplingTools.Engine.Services.Http;
using CouplingTools.Engine.Tests.Services.Http;
using Xunit;

namespace CouplingTools.Engine.Tests.Synchronization.Running;

/// <summary>
/// Many requests of many runs go wrong while people go on editing. Phone numbers are edited in Business Central only and
/// cities in Sales only, so that every last edit must arrive, whatever the conflict policy.
/// </summary>
public sealed class StormTests
{
    private const int Rounds = 6;
    private static readonly string[] s_names = ["Edited in Business Central", "Edited in Sales", "Edited in both", "Untouched"];
    private static readonly Fault[] s_faults = Enum.GetValues<Fault>();
    private static readonly SyncDirection[] s_directions = Enum.GetValues<SyncDirection>();
    private static readonly ConflictPolicy[] s_policies = Enum.GetValues<ConflictPolicy>();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Every_edit_arrives_in_the_end_whatever_went_wrong_meanwhile(bool repeats)
    {
        var template = await TradingWorld.CreateAsync();
        await using var _ = template.World;
        var problems = new List<string>();
        for (var seed = 1; seed <= 15; seed++)
            problems.AddRange(await StormAsync(template, repeats ? Repeating.AtOnce : null, new Random(seed)).PrefixedAsync($"seed {seed}"));

        Assert.True(problems.Count == 0, string.Join(Environment.NewLine, problems));
    }

    private static async Task<IReadOnlyList<string>> StormAsync(TradingWorld template, ServiceOptions? services, Random random)
    {
        var trade = await template.CopyAsync();
        await using var world = trade.World;
        var problems = new List<string>();
        var wanted = TradingWorld.Wanted.ToDictionary();
        for (var round = 1; round <= Rounds; round++)
        {
            var options = Runs.TwoWay with
            {
                Direction = s_directions[random.Next(s_directions.Length)],
                OnConflict = s_policies[random.Next(s_policies.Length)],
                BatchSize = random.Next(1, 7),
            };
            var inputs = options.Direction == SyncDirection.Bidirectional ? trade.Inputs : [.. trade.Inputs.Skip(2)];
            var results = await TryRunAsync(world, inputs, options, services, random);
            problems.AddRange(results.Where(result => result.Outcome is SyncOutcome.Conflict or SyncOutcome.Ambiguous && result.Reason != "CreateUnknown")
                .Select(result => $"round {round}: {result.Name} {result.Outcome} {result.Error}"));
            await EditAsync(world, wanted, round, random);
        }

        await using var session = await world.OpenSessionAsync();
        await session.SynchronizeAsync(trade.Inputs, Runs.TwoWay);
        problems.AddRange(await trade.FaultsAsync(session, wanted));
        return problems;
    }

    private static async Task<IReadOnlyList<SyncResult>> TryRunAsync(
        World world, IReadOnlyList<RecordReference> inputs, SyncOptions options, ServiceOptions? services, Random random)
    {
        Task<Fault?> Choose(int count, HttpRequestMessage request)
        {
            lock (random)
                return Task.FromResult<Fault?>(count > 8 && random.Next(5) == 0 ? s_faults[random.Next(s_faults.Length)] : null);
        }

        try
        {
            await using var session = await world.OpenSessionAsync(inner => new FaultyHandler(inner, Choose), services: services);
            return await session.SynchronizeAsync(inputs, options);
        }
        catch (CouplingException)
        {
            return [];
        }
    }

    private static async Task EditAsync(World world, Dictionary<string, (string Phone, string City)> wanted, int round, Random random)
    {
        var customers = await world.Users.ListAsync(Side.BusinessCentral);
        var accounts = await world.Users.ListAsync(Side.Sales);
        foreach (var name in s_names)
        {
            if (random.Next(2) == 0)
            {
                wanted[name] = wanted[name] with { Phone = $"+1 {round}" };
                await world.Users.EditAsync(Side.BusinessCentral, customers.Single(record => record.Name == name).Id, ("phoneNumber", wanted[name].Phone));
            }

            if (random.Next(2) == 0)
            {
                wanted[name] = wanted[name] with { City = $"City {round}" };
                await world.Users.EditAsync(Side.Sales, accounts.Single(record => record.Name == name).Id, ("address1_city", wanted[name].City));
            }
        }
    }
}
