using System.Globalization;

namespace CouplingTools.Bench.Tests.Races;

/// <summary>
/// How many workers race over how many records, and how often: few, unless the environment variable <c>COUPLING_RACE</c> says
/// <c>workers</c>, <c>workers,records</c>, <c>workers,records,rounds</c> or <c>workers,records,rounds,seed</c>. The seed decides data, edits and
/// whom kills hit; what falls together with what is up to the machine.
/// </summary>
internal sealed record RaceSize(int Workers, int Records, int Rounds, int Seed)
{
    private const string Variable = "COUPLING_RACE";

    public static RaceSize Wanted { get; } = Parse(Environment.GetEnvironmentVariable(Variable) ?? "3,150,2,1");

    /// <summary>Small enough for the workers to share the records.</summary>
    public int BatchSize => Math.Clamp(Records / (4 * Workers), 5, 100);

    /// <summary>How to try it again.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Variable}={Workers},{Records},{Rounds},{Seed}");

    private static RaceSize Parse(string text)
    {
        var numbers = text.Split(',').Select(number => int.Parse(number, CultureInfo.InvariantCulture)).ToList();
        return new(
            numbers[0],
            numbers.ElementAtOrDefault(1) is > 0 and var records ? records : 5_000,
            numbers.ElementAtOrDefault(2) is > 0 and var rounds ? rounds : 5,
            numbers.ElementAtOrDefault(3) is > 0 and var seed ? seed : 1);
    }
}
