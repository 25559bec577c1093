namespace CouplingTools;

/// <summary>What happens to a text that is longer than the field it goes to.</summary>
public enum TruncationPolicy
{
    /// <summary>The record fails; nothing of it is written.</summary>
    Error,

    /// <summary>The text is cut, and the result says so.</summary>
    Truncate,

    /// <summary>The text is cut, the result says so, and a warning is shown.</summary>
    Warn,
}
