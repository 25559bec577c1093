namespace CouplingTools;

/// <summary>One thing that was checked of a connection.</summary>
public sealed class ConnectionCheck
{
    /// <summary>What was checked, such as <c>SignIn</c>.</summary>
    public required string Check { get; init; }

    /// <summary>The service it is about, where it is about one.</summary>
    public Side? Service { get; init; }

    /// <summary>The mapping whose table it is about, where it is about one.</summary>
    public string? Mapping { get; init; }

    /// <summary>How it ended.</summary>
    public required CheckResult Result { get; init; }

    /// <summary>What was found.</summary>
    public required string Detail { get; init; }

    /// <summary>What to do about it, unless all is well.</summary>
    public string? Remedy { get; init; }

    /// <inheritdoc/>
    public override string ToString() => $"{Check}: {Result}";
}
