using System.Text.Json;
using System.Text.Json.Serialization;
using CouplingTools.Sandbox.Storage;

namespace CouplingTools.Sandbox.Faults;

/// <summary>Keeps the faults among the settings of the file, and the numbers of their draws among its counters.</summary>
internal static class FaultTable
{
    private const string Name = "faults";
    private static readonly JsonSerializerOptions s_options = new() { Converters = { new JsonStringEnumConverter() } };

    /// <summary>The faults as they are kept, or null where there are none.</summary>
    public static string? Text(SandboxSession session) => session.Setting(Name) is { } text && text != "[]" ? text : null;

    public static IReadOnlyList<SandboxFault> Parse(string? text) =>
        text is null ? [] : JsonSerializer.Deserialize<IReadOnlyList<SandboxFault>>(text, s_options)!;

    /// <summary>Adds the fault, in place of the one of the same name; its draws begin anew.</summary>
    public static void Set(SandboxSession session, SandboxFault fault)
    {
        Write(session, [.. Parse(Text(session)).Where(f => f.Key != fault.Key), fault]);
        Forget(session, fault);
    }

    /// <summary>Removes the faults of one kind, or all.</summary>
    public static void Clear(SandboxSession session, SandboxFaultKind? kind)
    {
        var faults = Parse(Text(session)).ToLookup(f => kind is null || f.Kind == kind);
        foreach (var fault in faults[true])
            Forget(session, fault);
        Write(session, [.. faults[false]]);
    }

    /// <summary>Counts draws of the fault and returns the number of the last one.</summary>
    public static long Count(SandboxSession session, string key, int draws = 1) => (long)session.Connection.Scalar(
        "INSERT INTO _counters VALUES (@0, @1) ON CONFLICT (name) DO UPDATE SET value = value + excluded.value RETURNING value", key, draws)!;

    private static void Write(SandboxSession session, IReadOnlyList<SandboxFault> faults) =>
        session.SetSetting(Name, JsonSerializer.Serialize(faults, s_options));

    private static void Forget(SandboxSession session, SandboxFault fault) =>
        session.Connection.Scalar("DELETE FROM _counters WHERE name = @0", fault.Key);
}
