using CouplingTools.Engine.Tests.Synchronization.Running;
using Xunit;

namespace CouplingTools.Engine.Tests.BadInput.Files;

/// <summary>A mapping file with any mistake is refused with its name, or means something, and then runs or says why not.</summary>
public sealed class DamagedMappingTests
{
    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task A_damaged_mapping_is_refused_by_name_or_means_something()
    {
        var trade = await TradingWorld.CreateAsync();
        await using var world = trade.World;
        var files = Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "mappings"), "*.json").Where(file => !file.EndsWith("schema.json", StringComparison.Ordinal)).Order().ToList();
        var problems = new List<string>();
        foreach (var number in FuzzSize.Cases(usual: 250))
        {
            var random = new Random(number);
            var file = random.Next(2) == 0 ? files.Single(file => Path.GetFileName(file) == "Customer.json") : files[random.Next(files.Count)];
            var text = new TextDamage(random).Apply(await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken));
            problems.AddRange((await TryAsync(trade, Path.GetFileName(file), text).WaitAsync(s_limit, TestContext.Current.CancellationToken)).Select(problem => $"{number}: {problem}"));
        }

        FuzzSize.Report(problems);
    }

    private static async Task<IReadOnlyList<string>> TryAsync(TradingWorld trade, string name, byte[] text)
    {
        var folder = Directory.CreateTempSubdirectory("coupling-mappings-");
        try
        {
            await File.WriteAllBytesAsync(Path.Combine(folder.FullName, name), text);
            await using var session = await trade.World.OpenSessionAsync(mappings: folder.FullName);
            var mapping = Path.GetFileNameWithoutExtension(name);
            foreach (var own in session.Mappings.Where(own => own.Name == mapping))
                await session.TestMappingAsync(own, TestContext.Current.CancellationToken).LastOrDefaultAsync();
            var results = await session.SynchronizeAsync(trade.Inputs, Runs.TwoWay with { Preview = true });
            return results.Count == trade.Inputs.Count ? [] : [$"{results.Count} results"];
        }
        catch (CouplingException told)
        {
            var isNamed = told.ErrorId != "MappingInvalid" || told.Message.Contains(name, StringComparison.Ordinal);
            return isNamed && !string.IsNullOrEmpty(told.RecommendedAction) ? [] : [$"{told.ErrorId}: {told.Message} {told.RecommendedAction}"];
        }
        catch (Exception defect)
        {
            return [$"{name}: {defect.GetType().Name}: {defect.Message} {defect.StackTrace?.Split('\n').FirstOrDefault(line => line.Contains("CouplingTools.Engine", StringComparison.Ordinal))}"];
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
