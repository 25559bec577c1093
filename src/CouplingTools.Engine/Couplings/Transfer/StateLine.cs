using System.Text.Json.Serialization;

namespace CouplingTools.Engine.Couplings.Transfer;

/// <summary>A line of a state file: one of these.</summary>
internal sealed record StateLine
{
    public StateHeader? State { get; init; }

    public StateCoupling? Coupling { get; init; }

    public StoredWatermark? Watermark { get; init; }

    public WriteIntent? Write { get; init; }

    /// <summary>How many lines are in front of this one, which is the last: without it the file is not whole.</summary>
    public long? End { get; init; }

    /// <summary>The mapping it is about, but for the first line and the last.</summary>
    [JsonIgnore]
    public string? Mapping => Coupling?.Mapping ?? Watermark?.Mapping ?? Write?.Mapping;

    /// <summary>Whether it says one thing, and all of it.</summary>
    [JsonIgnore]
    public bool IsWhole =>
        new object?[] { State, Coupling, Watermark, Write, End }.Count(part => part is not null) == 1
        && (State is not null || End is not null || !string.IsNullOrWhiteSpace(Mapping))
        && Watermark is null or { Value: not null }
        && Coupling?.Hold is null or { By: not null }
        && Coupling?.Failure is null or { Fingerprint: not null, Mapping: not null };
}
