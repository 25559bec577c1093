namespace CouplingTools.Engine.Tests.Synchronization.Running;

/// <summary>What goes wrong with one request.</summary>
public enum Fault
{
    /// <summary>The connection cannot be made.</summary>
    Unreachable,

    /// <summary>The connection breaks before the service took up the request.</summary>
    LostRequest,

    /// <summary>The service carries the request out, and the connection breaks before the answer.</summary>
    LostAnswer,

    /// <summary>The service carries the request out, and the answer breaks off in the middle.</summary>
    CutAnswer,

    /// <summary>The service turns the request away with 503.</summary>
    Unavailable,

    /// <summary>The service turns the request away with 429.</summary>
    Throttled,

    /// <summary>A gateway gives up waiting, and the service carries the request out all the same.</summary>
    GatewayTimeout,
}
