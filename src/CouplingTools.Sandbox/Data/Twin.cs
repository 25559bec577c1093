namespace CouplingTools.Sandbox.Data;

/// <summary>How a record of one side relates to the other side.</summary>
internal enum Twin
{
    /// <summary>It exists on one side only.</summary>
    None,

    /// <summary>It exists on both sides with the same values.</summary>
    Equal,

    /// <summary>It exists on both sides, written a little differently.</summary>
    Similar,
}
