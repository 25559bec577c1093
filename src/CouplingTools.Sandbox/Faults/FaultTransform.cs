namespace CouplingTools.Sandbox.Faults;

/// <summary>What a service makes of a text that a client writes.</summary>
public enum FaultTransform
{
    /// <summary>Blanks at both ends are removed.</summary>
    Trim,

    /// <summary>All letters become capitals.</summary>
    UpperCase,

    /// <summary>What is beyond a length is cut off.</summary>
    Truncate,
}
