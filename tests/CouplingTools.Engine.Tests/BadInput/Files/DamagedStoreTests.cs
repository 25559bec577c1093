using CouplingTools.Engine.Tests.Synchronization.Running;
using Xunit;

namespace CouplingTools.Engine.Tests.BadInput.Files;

/// <summary>A store that was damaged is reported as such, when it is opened or when the damage is met, and nothing is doubled on its word.</summary>
public sealed class DamagedStoreTests
{
    private const string Store = "couplings.db";
    private static readonly string[] s_ids = ["StoreUnreadable", "StoreInaccessible", "StoreTooNew"];
    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task A_damaged_store_is_reported_and_doubles_nothing()
    {
        var template = await TradingWorld.CreateAsync();
        await using var _ = template.World;
        var problems = new List<string>();
        foreach (var number in FuzzSize.Cases(usual: 60))
        {
            var damage = new FileDamage(new Random(number));
            problems.AddRange((await TryAsync(template, file => damage.Apply(file)).WaitAsync(s_limit, TestContext.Current.CancellationToken)).Select(problem => $"{number}: {damage.Done}: {problem}"));
        }

        FuzzSize.Report(problems);
    }

    /// <summary>What was only in the log is forgotten then, as SQLite takes damage for the place where a write broke off; the rest is sound.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public async Task A_store_is_sound_without_the_log_that_a_kill_left_behind(int kind)
    {
        var template = await TradingWorld.CreateAsync();
        await using var _ = template.World;
        DirectoryInfo killed;
        await using (var session = await template.World.OpenSessionAsync())
        {
            await session.SynchronizeAsync(template.Inputs, Runs.TwoWay);
            foreach (var coupling in await session.CouplingsAsync())
                await session.SuspendCouplingAsync(coupling, TestContext.Current.CancellationToken);
            killed = template.World.Snapshot();
        }

        var log = Path.Combine(killed.FullName, Store + "-wal");
        var bytes = await File.ReadAllBytesAsync(log, TestContext.Current.CancellationToken);
        Assert.NotEmpty(bytes);
        if (kind == 0)
            File.Delete(log);
        else
            await File.WriteAllBytesAsync(log, kind == 1 ? bytes[..(bytes.Length / 2)] : [.. bytes.Select((value, i) => i % 3_000 == 1_000 ? (byte)~value : value)], TestContext.Current.CancellationToken);
        var trade = await template.OpenAsync(killed);
        await using var world = trade.World;
        await using var next = await world.OpenSessionAsync();

        Assert.Equal(4, (await next.CouplingsAsync()).Count(coupling => coupling.Name!.StartsWith("Edited", StringComparison.Ordinal) || coupling.Name == "Untouched"));
    }

    private static async Task<IReadOnlyList<string>> TryAsync(TradingWorld template, Action<string> damage)
    {
        var files = template.World.Snapshot();
        damage(Path.Combine(files.FullName, Store));
        var trade = await template.OpenAsync(files);
        await using var world = trade.World;
        var problems = new List<string>();
        try
        {
            await using var session = await world.OpenSessionAsync();
            var results = await session.SynchronizeAsync(trade.Inputs, Runs.TwoWay);
            if (results.Count != trade.Inputs.Count)
                problems.Add($"{results.Count} results");
        }
        catch (CouplingException told)
        {
            if (!s_ids.Contains(told.ErrorId) || !told.Message.Contains(Store, StringComparison.Ordinal) || string.IsNullOrEmpty(told.RecommendedAction))
                problems.Add($"{told.ErrorId}: {told.Message}");
        }
        catch (Exception defect)
        {
            problems.Add($"{defect.GetType().Name}: {defect.Message} {defect.StackTrace?.Split('\n').FirstOrDefault(line => line.Contains("CouplingTools.Engine", StringComparison.Ordinal))}");
        }

        foreach (var side in Enum.GetValues<Side>())
        {
            var doubled = (await world.Users.ListAsync(side)).GroupBy(record => record.Name).Where(group => group.Count() > 1).Select(group => group.Key).ToList();
            problems.AddRange(doubled.Select(name => $"{name} is doubled in {side}"));
        }

        return problems;
    }
}
