namespace CouplingTools;

/// <summary>What became of one input of a synchronization. Every input yields exactly one.</summary>
public sealed record SyncResult
{
    /// <summary>What became of the record.</summary>
    public required SyncOutcome Outcome { get; init; }

    /// <summary>A stable code that says why; equal to the error id when there is an error.</summary>
    public string? Reason { get; init; }

    /// <summary>The mapping used.</summary>
    public string? Mapping { get; init; }

    /// <summary>The direction asked for.</summary>
    public SyncDirection Direction { get; init; }

    /// <summary>The record's number, as Business Central has it where it is known there.</summary>
    public string? Number { get; init; }

    /// <summary>The record's name.</summary>
    public string? Name { get; init; }

    /// <summary>The Business Central record's id.</summary>
    public Guid? BusinessCentralId { get; init; }

    /// <summary>The Sales record's id.</summary>
    public Guid? SalesId { get; init; }

    /// <summary>The names of the fields written, or that would be written.</summary>
    public IReadOnlyList<string> ChangedFields { get; init; } = [];

    /// <summary>The fields written, or that would be written, with their old and new values.</summary>
    public IReadOnlyList<FieldChange> Changes { get; init; } = [];

    /// <summary>What was done, or would be, that a person may not expect, such as a text that was cut.</summary>
    public IReadOnlyList<SyncWarning> Warnings { get; init; } = [];

    /// <summary>What went wrong, in a sentence.</summary>
    public string? Error { get; init; }

    /// <summary>What to do about it.</summary>
    public string? RecommendedAction { get; init; }

    /// <summary>The kind of trouble, when there is an error.</summary>
    public ErrorClass? ErrorClass { get; init; }

    /// <summary>The create whose effect cannot be told, where that is the outcome.</summary>
    public AmbiguousCreation? Ambiguity { get; init; }

    /// <summary>The run that produced the result.</summary>
    public Guid RunId { get; init; }

    /// <summary>The time from taking up the record to knowing the outcome.</summary>
    public TimeSpan Duration { get; init; }

    /// <summary>Whether the coupling is suspended, since earlier or by this very failure.</summary>
    public bool IsSuspended { get; init; }

    /// <summary>The input as it was given, so that an error can point at it.</summary>
    internal object? Input { get; init; }

    /// <inheritdoc/>
    public override string ToString() => $"{Mapping} {Number ?? Name ?? (BusinessCentralId ?? SalesId)?.ToString()}: {Outcome}{(Reason is null ? string.Empty : $" ({Reason})")}".TrimStart();
}
