namespace CouplingTools;

/// <summary>What happens when the record that a lookup refers to is not known on the other side.</summary>
public enum LookupMissingPolicy
{
    /// <summary>The whole record waits until the referred one is coupled.</summary>
    Defer,

    /// <summary>The lookup is cleared on the other side.</summary>
    Clear,

    /// <summary>The other side's value is left alone, and the field stays unreconciled.</summary>
    Keep,

    /// <summary>The record fails.</summary>
    Fail,
}
