namespace CouplingTools.Engine.Tests.Synchronization.Properties;

/// <summary>What a side did to a field since the sides agreed.</summary>
internal enum Edit
{
    None,
    BusinessCentral,
    Sales,
    Both,
    Alike,
}

/// <summary>What the sides agreed on before.</summary>
internal enum Agreement
{
    /// <summary>The same thing.</summary>
    Same,

    /// <summary>To differ, as after a service rewrote what it was given.</summary>
    Different,

    /// <summary>Nothing yet.</summary>
    Never,
}

/// <summary>The scenarios a property is tried on.</summary>
internal sealed record ScenarioSpace
{
    private static readonly SyncDirection[] s_directions = Enum.GetValues<SyncDirection>();

    public IReadOnlyList<Shape> Shapes { get; init; } = [.. Properties.Shapes.Total, .. Properties.Shapes.Kept, .. Properties.Shapes.Cleared];

    public IReadOnlyList<Edit> Edits { get; init; } = Enum.GetValues<Edit>();

    public IReadOnlyList<Agreement> Agreements { get; init; } = Enum.GetValues<Agreement>();

    public IReadOnlyList<SyncDirection> Runs { get; init; } = s_directions;

    public IReadOnlyList<SyncDirection> Fields { get; init; } = s_directions;

    public IReadOnlyList<ConflictPolicy> Policies { get; init; } = Enum.GetValues<ConflictPolicy>();

    public IReadOnlyList<ServerHabit> Habits { get; init; } = [ServerHabit.Faithful];

    public bool WithOverwrite { get; init; }

    public bool WithNotNull { get; init; } = true;

    public bool WithGroups { get; init; } = true;
}
