namespace CouplingTools;

/// <summary>Something a synchronization did, or left undone, that a person may not expect.</summary>
/// <param name="Reason">A stable code: <c>ValueTruncated</c>, <c>NeverSettles</c>, <c>WrittenLater</c>; <c>OptionNotMapped</c> and <c>LookupMissing</c> where the mapping wants such a field kept.</param>
/// <param name="Field">The field mapping's name.</param>
/// <param name="Side">The side that was written, or would have been.</param>
/// <param name="Message">What was done, in a sentence.</param>
public sealed record SyncWarning(string Reason, string Field, Side Side, string Message)
{
    /// <summary>The reason of a value that a service changes with each write.</summary>
    public const string NeverSettles = "NeverSettles";

    /// <summary>The reason of a planned change that waits for another record.</summary>
    public const string WrittenLater = "WrittenLater";

    /// <summary>Whether the mapping wants it in the warning stream too.</summary>
    public bool IsShown { get; init; }

    /// <inheritdoc/>
    public override string ToString() => Message;
}
