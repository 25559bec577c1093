using System.Text.Json.Nodes;
using CouplingTools.Engine.Couplings;
using CouplingTools.Engine.Couplings.Encoding;
using CouplingTools.Engine.Couplings.Suspension;
using CouplingTools.Engine.Couplings.Transfer;
using Xunit;

namespace CouplingTools.Engine.Tests.Couplings.Transfer;

/// <summary>A state file in which one thing is another than what was written: it is refused as a whole, or what it says can be read again.</summary>
public sealed class DamagedStateTests : IDisposable
{
    private static readonly JsonNode?[] s_others = [null, "other", 7, new JsonObject(), new JsonArray(null, 1)];
    private readonly TransferFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Whatever_stands_in_the_place_of_something_is_refused_or_can_be_read_again()
    {
        await using (var store = await _folder.OpenAsync("old.db"))
        {
            await FillAsync(store);
            await TransferFolder.ExportAsync(store, _folder.State);
        }

        var told = await File.ReadAllLinesAsync(_folder.State, Token);
        var problems = new List<string>();
        var (refused, taken) = (0, 0);
        var next = await _folder.OpenAsync("new.db");
        foreach (var (damage, lines) in Damages(told))
        {
            await File.WriteAllLinesAsync(_folder.State, lines, Token);
            try
            {
                await TransferFolder.ImportAsync(next, _folder.State);
                await TransferFolder.ExportAsync(next, _folder.State + "2", replaces: true);
                await next.DisposeAsync();
                next = await _folder.OpenAsync($"new{++taken}.db");
            }
            catch (CouplingException error) when (error.ErrorId.StartsWith("State", StringComparison.Ordinal) && error.RecommendedAction is not null)
            {
                refused++;
                if ((await next.ListMappingsAsync(Token)).Count > 0)
                    problems.Add($"{damage}: something of it was taken");
            }
            catch (Exception defect)
            {
                problems.Add($"{damage}: {defect.GetType().Name}: {defect.Message}");
            }
        }

        await next.DisposeAsync();
        Assert.Empty(problems);
        Assert.True(refused > 200 && taken > 10, $"{refused} refused, {taken} taken");
    }

    private static IEnumerable<(string Damage, IReadOnlyList<string> Lines)> Damages(string[] told)
    {
        for (var index = 0; index < told.Length - 1; index++)
        {
            var paths = Paths(JsonNode.Parse(told[index])!).ToList();
            foreach (var path in paths)
            {
                foreach (var other in s_others)
                {
                    var line = JsonNode.Parse(told[index])!;
                    Replace(line, path, other?.DeepClone());
                    yield return ($"{index}: {string.Join('.', path)} = {other?.ToJsonString() ?? "null"}", [.. told[..index], line.ToJsonString(), .. told[(index + 1)..]]);
                }
            }
        }
    }

    private static IEnumerable<IReadOnlyList<object>> Paths(JsonNode node) => node switch
    {
        JsonObject parts => parts.SelectMany(part => Paths(part.Key, part.Value)),
        JsonArray items => items.SelectMany((item, index) => Paths(index, item)),
        _ => [],
    };

    private static IEnumerable<IReadOnlyList<object>> Paths(object step, JsonNode? node)
    {
        yield return [step];
        foreach (var path in node is null ? [] : Paths(node))
            yield return [step, .. path];
    }

    private static void Replace(JsonNode root, IReadOnlyList<object> path, JsonNode? other)
    {
        var owner = path.SkipLast(1).Aggregate(root, (node, step) => step is int index ? node[index]! : node[(string)step]!);
        if (path[^1] is int last)
            owner[last] = other;
        else
            owner[(string)path[^1]] = other;
    }

    private static async Task FillAsync(ICouplingStore store)
    {
        var coupling = Samples.FullCoupling() with { Failure = new RepeatedFailure(2, "F1", "M1", "Mend it.", Samples.Time), Hold = new CouplingHold("anna", Samples.Time) };
        var bases = new Dictionary<string, FieldBase> { ["city"] = Samples.Base("Bonn", 12.5m) with { Meaning = "m" } };
        await store.ImportAsync(
            [new Confirmation { Coupling = coupling, Bases = bases }],
            [Samples.Intent() with { State = IntentState.Ambiguous, KnownBefore = [Guid.NewGuid()], Bases = bases, Candidates = [new CreationCandidate(Guid.NewGuid(), "C1", "Name", Samples.Time)] }],
            [new("Customer", Side.Sales, "17")],
            Token);
    }
}
