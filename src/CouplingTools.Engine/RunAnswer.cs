namespace CouplingTools.Engine;

/// <summary>The answer to whether a record may be written.</summary>
public enum RunAnswer
{
    /// <summary>Write it.</summary>
    Proceed,

    /// <summary>Only say what would be written.</summary>
    Preview,

    /// <summary>Leave it alone.</summary>
    Decline,
}
