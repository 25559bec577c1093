using System.Globalization;

namespace CouplingTools.Bench.Tests.Crashes;

/// <summary>
/// How often the shell is killed, and over how many records: few, unless the environment variable <c>COUPLING_CRASH</c> says <c>kills</c>,
/// <c>kills,records</c> or <c>kills,records,seed</c>. The seed decides moments, data and edits; what falls together with what is up to the machine.
/// </summary>
internal sealed record CrashSize(int Kills, int Records, int Seed)
{
    private const string Variable = "COUPLING_CRASH";

    public static CrashSize Wanted { get; } = Parse(Environment.GetEnvironmentVariable(Variable) ?? "12,300,1");

    /// <summary>Small enough for several chunks between two kills.</summary>
    public int BatchSize => Math.Clamp(Records / (2 * Kills), 5, 50);

    /// <summary>How to try it again.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Variable}={Kills},{Records},{Seed}");

    private static CrashSize Parse(string text)
    {
        var numbers = text.Split(',').Select(number => int.Parse(number, CultureInfo.InvariantCulture)).ToList();
        return new(numbers[0], numbers.ElementAtOrDefault(1) is > 0 and var records ? records : 5_000, numbers.ElementAtOrDefault(2) is > 0 and var seed ? seed : 1);
    }
}
