using CouplingTools.Sandbox.Schema;

namespace CouplingTools.Sandbox.Faults;

/// <summary>Says what is wrong with a fault.</summary>
internal static class FaultRules
{
    /// <exception cref="ArgumentException">Something is.</exception>
    public static void Check(SandboxFault fault)
    {
        if (Problem(fault) is { } problem)
            throw new ArgumentException(problem);
    }

    private static string? Problem(SandboxFault fault) =>
        Service(fault) ?? Range(fault) ?? Needs(fault) ?? TakesNo(fault) ?? Column(fault);

    private static string? Service(SandboxFault fault) => fault.Service is null or ServiceNames.BusinessCentral or ServiceNames.Sales
        ? null
        : Texts.Format(nameof(Texts.FaultService), fault.Service, ServiceNames.BusinessCentral, ServiceNames.Sales);

    private static string? Range(SandboxFault fault) =>
        Range(nameof(fault.Percent), fault.Percent, 0, 100)
        ?? Range(nameof(fault.RetryAfterSeconds), fault.RetryAfterSeconds, 0, 86_400)
        ?? Range(nameof(fault.Milliseconds), fault.Milliseconds, 0, 3_600_000)
        ?? Range(nameof(fault.MicrosecondsPerRow), fault.MicrosecondsPerRow, 0, 60_000_000)
        ?? Range(nameof(fault.Length), fault.Length, 1, 4000)
        ?? Range(nameof(fault.SkewMinutes), fault.SkewMinutes, -1_000_000, 1_000_000);

    private static string? Range(string name, double? value, double least, double most) =>
        value is null || (value >= least && value <= most) ? null : Texts.Format(nameof(Texts.FaultRange), name, least, most);

    private static string? Needs(SandboxFault fault) => fault.Kind switch
    {
        SandboxFaultKind.Throttle when fault.RetryAfterSeconds is null => Needs(fault, nameof(fault.RetryAfterSeconds)),
        SandboxFaultKind.Latency when (fault.Milliseconds ?? fault.MicrosecondsPerRow) is null => Needs(fault, nameof(fault.Milliseconds)),
        SandboxFaultKind.Rewrite when string.IsNullOrEmpty(fault.Column) => Needs(fault, nameof(fault.Column)),
        SandboxFaultKind.Rewrite when fault.Transform is null => Needs(fault, nameof(fault.Transform)),
        SandboxFaultKind.Rewrite when fault is { Transform: FaultTransform.Truncate, Length: null } => Needs(fault, nameof(fault.Length)),
        SandboxFaultKind.ClockSkew when fault.SkewMinutes is null => Needs(fault, nameof(fault.SkewMinutes)),
        _ => null,
    };

    private static string Needs(SandboxFault fault, string name) => Texts.Format(nameof(Texts.FaultNeeds), fault.Kind, name);

    private static string? TakesNo(SandboxFault fault)
    {
        (bool Given, string Name, bool Taken)[] values =
        [
            (fault.RetryAfterSeconds is not null, nameof(fault.RetryAfterSeconds), fault.Kind is SandboxFaultKind.Throttle or SandboxFaultKind.Unavailable),
            (fault.Milliseconds is not null, nameof(fault.Milliseconds), fault.Kind == SandboxFaultKind.Latency),
            (fault.MicrosecondsPerRow is not null, nameof(fault.MicrosecondsPerRow), fault.Kind == SandboxFaultKind.Latency),
            (fault.Column is not null, nameof(fault.Column), fault.Kind == SandboxFaultKind.Rewrite),
            (fault.Transform is not null, nameof(fault.Transform), fault.Kind == SandboxFaultKind.Rewrite),
            (fault.Length is not null, nameof(fault.Length), fault.Transform == FaultTransform.Truncate),
            (fault.SkewMinutes is not null, nameof(fault.SkewMinutes), fault.Kind == SandboxFaultKind.ClockSkew),
        ];
        var wrong = values.FirstOrDefault(v => v.Given && !v.Taken);
        return wrong.Name is null ? null : Texts.Format(nameof(Texts.FaultTakesNo), wrong.Name, fault.Kind);
    }

    private static string? Column(SandboxFault fault)
    {
        if (fault.Kind != SandboxFaultKind.Rewrite)
            return null;
        var tables = SchemaFiles.All.Where(s => fault.Service is null || s.Service == fault.Service).SelectMany(s => s.Tables);
        return tables.Any(t => Rewriting.Column(t, fault) is not null) ? null : Texts.Format(nameof(Texts.FaultColumn), fault.Column!);
    }
}
