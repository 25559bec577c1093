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

    [JsonIgnore]
    public bool IsOne => new object?[] { State, Coupling, Watermark, Write, End }.Count(part => part is not null) == 1;
}
