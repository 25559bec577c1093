using CouplingTools.Engine.Tests.Synchronization.Running;
using Xunit;

namespace CouplingTools.Engine.Tests.Synchronization.Weeks;

/// <summary>
/// A week in the life of 200 records: people edit, rename, delete and add on both sides, an administrator couples, uncouples,
/// suspends, resumes, resolves and synchronizes with ever other options. No run does what nobody asked for, and in the end
/// a quiet run settles everything but conflicts that are conflicts.
/// </summary>
public sealed class WeekTests(WeekWorld template, ITestOutputHelper output) : IClassFixture<WeekWorld>
{
    private const int Days = 7;

    public static TheoryData<int> Seeds { get; } = WeekSeeds.All();

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task A_weeks_work_arrives_and_nothing_else_happens(int seed)
    {
        await using var world = await template.World.CopyAsync();
        var week = new Week(world, new Random(seed));
        await week.LiveAsync(Days);

        output.WriteLine($"seed {seed}: {week.Figures}");
        Assert.True(week.Problems.Count == 0, $"Try again with {WeekSeeds.Again(seed)}\n{string.Join('\n', week.Problems.Take(20))}");
    }
}
