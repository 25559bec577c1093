using System.Globalization;
using CouplingTools.Sandbox.Faults;

namespace CouplingTools.Sandbox.Server;

/// <summary>Reads a fault from the command line: <c>kind=percent[:service][,name=value]...</c>, such as <c>Rewrite=100:Sales,Column=name,Transform=Trim</c>.</summary>
internal static class FaultArgument
{
    /// <exception cref="ArgumentException">It cannot be read.</exception>
    public static SandboxFault Parse(string text, int seed)
    {
        try
        {
            var parts = text.Split(',');
            var head = parts[0].Split('=', ':');
            var fault = new SandboxFault(Enum.Parse<SandboxFaultKind>(head[0], ignoreCase: true))
            {
                Percent = double.Parse(head[1], CultureInfo.InvariantCulture),
                Service = head.ElementAtOrDefault(2),
                Seed = seed,
            };
            return parts.Skip(1).Select(part => part.Split('=', 2)).Aggregate(fault, (result, pair) => With(result, pair[0], pair[1]));
        }
        catch (Exception problem) when (problem is FormatException or OverflowException or IndexOutOfRangeException or ArgumentException)
        {
            throw new ArgumentException($"--fault does not take '{text}'; it takes kind=percent[:service][,name=value]..., such as Throttle=5:Sales,RetryAfterSeconds=2.", problem);
        }
    }

    private static SandboxFault With(SandboxFault fault, string name, string value) => name.ToUpperInvariant() switch
    {
        "SEED" => fault with { Seed = Number(value) },
        "RETRYAFTERSECONDS" => fault with { RetryAfterSeconds = Number(value) },
        "MILLISECONDS" => fault with { Milliseconds = Number(value) },
        "MICROSECONDSPERROW" => fault with { MicrosecondsPerRow = Number(value) },
        "COLUMN" => fault with { Column = value },
        "TRANSFORM" => fault with { Transform = Enum.Parse<FaultTransform>(value, ignoreCase: true) },
        "LENGTH" => fault with { Length = Number(value) },
        "SKEWMINUTES" => fault with { SkewMinutes = double.Parse(value, CultureInfo.InvariantCulture) },
        _ => throw new FormatException(),
    };

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
