namespace CouplingTools;

/// <summary>One field written, or about to be written, on one side.</summary>
/// <param name="Field">The field mapping's name.</param>
/// <param name="Side">The side that is written.</param>
/// <param name="Old">The value before, or <see langword="null"/> when blank.</param>
/// <param name="New">The value after, or <see langword="null"/> when blank.</param>
public sealed record FieldChange(string Field, Side Side, object? Old, object? New)
{
    /// <summary>What a person may not expect of it, such as a text that was cut.</summary>
    public SyncWarning? Warning { get; init; }

    /// <inheritdoc/>
    public override string ToString() =>
        FormattableString.Invariant($"{Field} ({Side}): '{Old}' -> '{New}'");
}
