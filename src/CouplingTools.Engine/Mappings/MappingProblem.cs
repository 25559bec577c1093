namespace CouplingTools.Engine.Mappings;

/// <summary>One thing that is wrong with a mapping.</summary>
/// <param name="File">The mapping's file, or its name where it has none.</param>
/// <param name="Path">The place in the file as a JSON path, such as <c>$.fields[2].codec</c>.</param>
/// <param name="Message">What is wrong there.</param>
public sealed record MappingProblem(string File, string Path, string Message)
{
    /// <summary>A stable code for what is wrong.</summary>
    public string Rule { get; init; } = string.Empty;

    /// <summary>The names of what is numbered in the path, such as the field and its transformation; empty when nothing is.</summary>
    public string Subject { get; init; } = string.Empty;

    /// <inheritdoc/>
    public override string ToString() => $"{File}: {Path}{(Subject.Length > 0 ? $" ({Subject})" : null)}: {Message}";
}
