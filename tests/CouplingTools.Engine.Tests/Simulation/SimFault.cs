namespace CouplingTools.Engine.Tests.Simulation;

/// <summary>What goes wrong with some of the operations of one request.</summary>
internal enum SimFaultKind
{
    /// <summary>The request is turned away as a whole.</summary>
    Unavailable,

    /// <summary>The sign-in has become invalid.</summary>
    Denied,

    /// <summary>The operations are not carried out, and no answer comes.</summary>
    LostRequest,

    /// <summary>The operations are carried out, and no answer comes.</summary>
    LostAnswer,

    /// <summary>No answer comes, and the operations are carried out later.</summary>
    Late,

    /// <summary>The same, but other runs come and go before.</summary>
    MuchLater,

    /// <summary>The operations are not taken up.</summary>
    Throttled,

    /// <summary>The service refuses the operations for a cause that passes.</summary>
    Locked,
}

/// <summary>A fault of one request of a run.</summary>
/// <param name="IsWrite">Whether it befalls a writing request.</param>
/// <param name="Request">Which of the run's reading or writing requests.</param>
/// <param name="Kind">What goes wrong.</param>
/// <param name="Operations">The bits say which operations of a writing request go wrong.</param>
internal sealed record SimFault(bool IsWrite, int Request, SimFaultKind Kind, int Operations)
{
    public const int EveryOperation = 0xFF;

    public bool Befalls(int operation) => (Operations & (1 << (operation % 8))) != 0;

    public override string ToString() => $"{Kind} at {(IsWrite ? "write" : "read")} {Request}{(IsWrite && Operations != EveryOperation ? $" for operations {string.Join(' ', Enumerable.Range(0, 8).Where(Befalls).Select(operation => operation + 1))} of 8" : string.Empty)}";
}
