namespace CouplingTools.Sandbox.Faults;

/// <summary>What becomes of an answer on its way.</summary>
internal enum Delivery
{
    /// <summary>It arrives.</summary>
    Whole,

    /// <summary>Half of its body arrives.</summary>
    Truncated,

    /// <summary>Nothing arrives; the request was processed.</summary>
    LostAfter,

    /// <summary>Nothing arrives; the request was not processed.</summary>
    LostBefore,
}
