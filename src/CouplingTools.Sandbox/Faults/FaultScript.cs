using System.Collections.Concurrent;
using CouplingTools.Sandbox.Storage;

namespace CouplingTools.Sandbox.Faults;

/// <summary>Draws which faults of the file strike. Whatever is set in the file by any process holds from the next request on.</summary>
internal sealed class FaultScript(SandboxDatabase database)
{
    private readonly ConcurrentDictionary<(string Service, SandboxFaultKind Kind), int> _struck = new();
    private volatile Known _known = new(null, []);

    /// <summary>The faults that are set.</summary>
    public IReadOnlyList<SandboxFault> Read()
    {
        using var session = database.OpenRead();
        var text = FaultTable.Text(session);
        if (_known.Text != text)
            _known = new Known(text, FaultTable.Parse(text));
        return _known.Faults;
    }

    /// <summary>Draws for an HTTP request. One that is refused anyway still meets the service's clock.</summary>
    public RequestFaults Draw(string service, bool isRefused)
    {
        var faults = Of(service, Read());
        if (isRefused)
            faults.RemoveAll(f => f.Kind != SandboxFaultKind.ClockSkew);
        if (faults.Count == 0)
            return RequestFaults.None;
        var result = RequestFaults.None with { OfOperations = [.. faults.Where(f => f.OfOperations)] };
        var numbers = Count([.. faults.Where(f => !f.OfOperations)]);
        foreach (var (fault, number) in numbers)
        {
            var draw = FaultDraw.Of(fault, number);
            if (!draw.Strikes(fault.Percent))
                continue;
            result = result.With(fault, draw);
            Struck(service, fault.Kind);
        }
        return result;
    }

    /// <summary>Counts a fault that has struck.</summary>
    public void Struck(string service, SandboxFaultKind kind) => _struck.AddOrUpdate((service, kind), 1, (_, count) => count + 1);

    /// <summary>How often each kind has struck a service since the environment was opened.</summary>
    public IReadOnlyDictionary<SandboxFaultKind, int> Struck(string service) =>
        _struck.Where(s => s.Key.Service == service).ToDictionary(s => s.Key.Kind, s => s.Value);

    private static List<SandboxFault> Of(string service, IReadOnlyList<SandboxFault> faults) =>
        [.. faults.Where(f => f.Service == service || (f.Service is null && !faults.Any(own => own.Key == (f with { Service = service }).Key)))];

    private List<(SandboxFault Fault, long Number)> Count(List<SandboxFault> faults)
    {
        if (!faults.Any(IsCounted))
            return [.. faults.Select(f => (f, 0L))];
        using var session = database.OpenWrite();
        var numbers = faults.Select(f => (f, IsCounted(f) ? FaultTable.Count(session, f.Key) : 0)).ToList();
        session.Commit();
        return numbers;
    }

    private static bool IsCounted(SandboxFault fault) =>
        fault.Percent < 100 || fault.Kind is SandboxFaultKind.Throttle or SandboxFaultKind.ThrottleWithoutRetryAfter;

    private sealed record Known(string? Text, IReadOnlyList<SandboxFault> Faults);
}
